-- What is added to a search index lies in a segment of its own, and segments are merged. By itself SQLite
-- does so inside the statement that adds: now and then that took a third of a second, on the event
-- loop. The application merges in the background instead (docs/decisions/056). Should it not run for
-- long, so many segments are merged at once after all.
INSERT INTO users_search (users_search, rank) VALUES ('automerge', 0), ('crisismerge', 1000);
--> statement-breakpoint
INSERT INTO users_short_search (users_short_search, rank) VALUES ('automerge', 0), ('crisismerge', 1000);
--> statement-breakpoint
INSERT INTO users_search_by_created_at (users_search_by_created_at, rank) VALUES ('automerge', 0), ('crisismerge', 1000);
--> statement-breakpoint
INSERT INTO users_search_by_email (users_search_by_email, rank) VALUES ('automerge', 0), ('crisismerge', 1000);
--> statement-breakpoint
INSERT INTO users_search_by_sort_name (users_search_by_sort_name, rank) VALUES ('automerge', 0), ('crisismerge', 1000);
--> statement-breakpoint
INSERT INTO posts_search (posts_search, rank) VALUES ('automerge', 0), ('crisismerge', 1000);
--> statement-breakpoint
INSERT INTO posts_short_search (posts_short_search, rank) VALUES ('automerge', 0), ('crisismerge', 1000);
