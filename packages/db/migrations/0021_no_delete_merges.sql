-- SQLite also merges segments of which a tenth was deleted, and may choose the one that another merge
-- is still writing: the index counts as broken then, and nothing can be written to it any more. Rows
-- that were deleted go with the next merge of their level instead (docs/decisions/056).
INSERT INTO users_search (users_search, rank) VALUES ('deletemerge', 0);
--> statement-breakpoint
INSERT INTO users_short_search (users_short_search, rank) VALUES ('deletemerge', 0);
--> statement-breakpoint
INSERT INTO users_search_by_created_at (users_search_by_created_at, rank) VALUES ('deletemerge', 0);
--> statement-breakpoint
INSERT INTO users_search_by_email (users_search_by_email, rank) VALUES ('deletemerge', 0);
--> statement-breakpoint
INSERT INTO users_search_by_sort_name (users_search_by_sort_name, rank) VALUES ('deletemerge', 0);
--> statement-breakpoint
INSERT INTO posts_search (posts_search, rank) VALUES ('deletemerge', 0);
--> statement-breakpoint
INSERT INTO posts_short_search (posts_short_search, rank) VALUES ('deletemerge', 0);
