-- One text of each user and each post is searched, whatever the way: names, username and email, or
-- title and content, with capitals and accents folded. SQL cannot fold, so the application writes it;
-- a search text that is empty is still to be written. An index has a row exactly when it is not empty.
DROP TRIGGER users_search_insert;
--> statement-breakpoint
DROP TRIGGER users_search_delete;
--> statement-breakpoint
DROP TRIGGER users_search_update;
--> statement-breakpoint
DROP TRIGGER users_short_search_insert;
--> statement-breakpoint
DROP TRIGGER users_short_search_delete;
--> statement-breakpoint
DROP TRIGGER users_short_search_update;
--> statement-breakpoint
DROP TRIGGER users_sorted_search_insert;
--> statement-breakpoint
DROP TRIGGER users_sorted_search_delete;
--> statement-breakpoint
DROP TRIGGER users_sorted_search_leave;
--> statement-breakpoint
DROP TRIGGER users_sorted_search_return;
--> statement-breakpoint
DROP TABLE users_search;
--> statement-breakpoint
DROP TABLE users_short_search;
--> statement-breakpoint
DROP TABLE users_search_by_created_at;
--> statement-breakpoint
DROP TABLE users_search_by_email;
--> statement-breakpoint
DROP TABLE users_search_by_full_name;
--> statement-breakpoint
DROP VIEW users_short_tokens;
--> statement-breakpoint
DROP VIEW user_places;
--> statement-breakpoint
DROP INDEX `users_full_name`;
--> statement-breakpoint
DROP INDEX `users_verified_full_name`;
--> statement-breakpoint
DROP INDEX `users_role_full_name`;
--> statement-breakpoint
DROP INDEX `users_status_full_name`;
--> statement-breakpoint
ALTER TABLE `users` ADD `search_text` text DEFAULT '' NOT NULL;
--> statement-breakpoint
ALTER TABLE `users` ADD `sort_name` text DEFAULT '' NOT NULL;
--> statement-breakpoint
CREATE INDEX `users_sort_name` ON `users` (`sort_name`,`id`);
--> statement-breakpoint
CREATE INDEX `users_verified_sort_name` ON `users` (`email_verified`,`sort_name`,`id`);
--> statement-breakpoint
CREATE INDEX `users_role_sort_name` ON `users` (`role`,`sort_name`,`id`);
--> statement-breakpoint
CREATE INDEX `users_status_sort_name` ON `users` (`status`,`sort_name`,`id`);
--> statement-breakpoint
CREATE INDEX `users_search_text_missing` ON `users` (`seq`) WHERE "users"."search_text" = '';
--> statement-breakpoint
-- Folding makes some characters longer: at most 18 for one.
INSERT INTO text_positions
WITH RECURSIVE counting (n) AS (SELECT 641 UNION ALL SELECT n + 1 FROM counting WHERE n < 8192)
SELECT n FROM counting;
--> statement-breakpoint
CREATE VIEW users_short_tokens AS
SELECT seq, (
  SELECT group_concat(hex(substr(search_text, position, 2)), ' ')
  FROM text_positions WHERE position <= length(search_text)
) AS tokens
FROM users;
--> statement-breakpoint
-- A place is the beginning of the key a list is sorted by, in 31 bits, and seq in 30; places whose
-- beginnings differ are in the order of the list: by email, by name, the newest first. A character
-- beyond ASCII ends what is looked at.
CREATE VIEW user_places AS
SELECT
  seq, 'created_at' AS list,
  (2147483647 - min(max(created_at, 0) >> 11, 2147483647)) << 30 | seq AS place,
  search_text
FROM users
UNION ALL
SELECT
  seq, list,
  ((min(c1, 127) << 21) | iif(c1 > 126, 0, (min(c2, 127) << 14) | iif(c2 > 126, 0,
    (min(c3, 127) << 7) | iif(c3 > 126, 0, min(c4, 127))))) << 30 | seq,
  search_text
FROM (
  SELECT
    seq, list, search_text,
    coalesce(unicode(substr(key, 1, 1)), 0) AS c1, coalesce(unicode(substr(key, 2, 1)), 0) AS c2,
    coalesce(unicode(substr(key, 3, 1)), 0) AS c3, coalesce(unicode(substr(key, 4, 1)), 0) AS c4
  FROM (
    SELECT seq, 'email' AS list, email AS key, search_text FROM users
    UNION ALL
    SELECT seq, 'sort_name', sort_name, search_text FROM users
  )
);
--> statement-breakpoint
-- Three characters and more, with where they are: a match says that the text is there.
CREATE VIRTUAL TABLE users_search USING fts5(
  search_text, content='', contentless_delete=1, tokenize='trigram case_sensitive 1'
);
--> statement-breakpoint
-- One and two characters.
CREATE VIRTUAL TABLE users_short_search USING fts5(
  tokens, content='', contentless_delete=1, detail=none, prefix='2', tokenize='ascii'
);
--> statement-breakpoint
-- Three characters in the order of each list.
CREATE VIRTUAL TABLE users_search_by_created_at USING fts5(
  search_text, content='', contentless_delete=1, detail=none, tokenize='trigram case_sensitive 1'
);
--> statement-breakpoint
CREATE VIRTUAL TABLE users_search_by_email USING fts5(
  search_text, content='', contentless_delete=1, detail=none, tokenize='trigram case_sensitive 1'
);
--> statement-breakpoint
CREATE VIRTUAL TABLE users_search_by_sort_name USING fts5(
  search_text, content='', contentless_delete=1, detail=none, tokenize='trigram case_sensitive 1'
);
--> statement-breakpoint
-- Users are put into the indexes by what is inserted here, the numbers of their rows as a JSON array,
-- and taken out by what is deleted here. Many at once go in their order: FTS5 starts a new segment
-- for each that is less than the last.
CREATE VIEW users_in_search AS SELECT seq, json_array(seq) AS seqs FROM users;
--> statement-breakpoint
CREATE TRIGGER users_into_search INSTEAD OF INSERT ON users_in_search BEGIN
  INSERT INTO users_search (rowid, search_text)
  SELECT seq, search_text FROM users
  WHERE seq IN (SELECT value FROM json_each(NEW.seqs)) ORDER BY seq;
  INSERT INTO users_short_search (rowid, tokens)
  SELECT seq, tokens FROM users_short_tokens
  WHERE seq IN (SELECT value FROM json_each(NEW.seqs)) ORDER BY seq;
  INSERT INTO users_search_by_created_at (rowid, search_text)
  SELECT place, search_text FROM user_places
  WHERE list = 'created_at' AND seq IN (SELECT value FROM json_each(NEW.seqs)) ORDER BY place;
  INSERT INTO users_search_by_email (rowid, search_text)
  SELECT place, search_text FROM user_places
  WHERE list = 'email' AND seq IN (SELECT value FROM json_each(NEW.seqs)) ORDER BY place;
  INSERT INTO users_search_by_sort_name (rowid, search_text)
  SELECT place, search_text FROM user_places
  WHERE list = 'sort_name' AND seq IN (SELECT value FROM json_each(NEW.seqs)) ORDER BY place;
  -- Counts of searches are good while it stays.
  UPDATE users_version SET version = version + 1;
END;
--> statement-breakpoint
CREATE TRIGGER users_out_of_search INSTEAD OF DELETE ON users_in_search BEGIN
  DELETE FROM users_search WHERE rowid = OLD.seq;
  DELETE FROM users_short_search WHERE rowid = OLD.seq;
  DELETE FROM users_search_by_created_at
  WHERE rowid = (SELECT place FROM user_places WHERE seq = OLD.seq AND list = 'created_at');
  DELETE FROM users_search_by_email
  WHERE rowid = (SELECT place FROM user_places WHERE seq = OLD.seq AND list = 'email');
  DELETE FROM users_search_by_sort_name
  WHERE rowid = (SELECT place FROM user_places WHERE seq = OLD.seq AND list = 'sort_name');
END;
--> statement-breakpoint
CREATE TRIGGER users_search_insert AFTER INSERT ON users WHEN NEW.search_text <> '' BEGIN
  INSERT INTO users_in_search (seqs) VALUES (json_array(NEW.seq));
END;
--> statement-breakpoint
-- Before, while its places can still be told.
CREATE TRIGGER users_search_delete BEFORE DELETE ON users WHEN OLD.search_text <> '' BEGIN
  DELETE FROM users_in_search WHERE seq = OLD.seq;
END;
--> statement-breakpoint
CREATE TRIGGER users_search_leave
BEFORE UPDATE OF first_name, last_name, username, email, created_at ON users
WHEN OLD.search_text <> '' BEGIN
  DELETE FROM users_in_search WHERE seq = OLD.seq;
END;
--> statement-breakpoint
-- Whoever changed it, if only a program from before this migration: what was folded is outdated.
CREATE TRIGGER users_search_outdated
AFTER UPDATE OF first_name, last_name, username, email, created_at ON users
WHEN OLD.search_text <> '' BEGIN
  UPDATE users SET search_text = '', sort_name = '' WHERE seq = NEW.seq;
END;
--> statement-breakpoint
DROP TRIGGER posts_search_insert;
--> statement-breakpoint
DROP TRIGGER posts_search_delete;
--> statement-breakpoint
DROP TRIGGER posts_search_update;
--> statement-breakpoint
DROP TABLE posts_search;
--> statement-breakpoint
DROP TABLE posts_short_search;
--> statement-breakpoint
DROP VIEW posts_short_tokens;
--> statement-breakpoint
ALTER TABLE post_numbers ADD search_text TEXT DEFAULT '' NOT NULL;
--> statement-breakpoint
CREATE INDEX post_numbers_search_text_missing ON post_numbers (seq) WHERE search_text = '';
--> statement-breakpoint
-- The sets of three characters, and of one and two, that are in a post, without where: comparing the
-- places of very many equal ones took seconds. Whether a text is there is asked of the search text.
CREATE VIRTUAL TABLE posts_search USING fts5(
  search_text, content='', contentless_delete=1, detail=none, tokenize='trigram case_sensitive 1'
);
--> statement-breakpoint
CREATE VIRTUAL TABLE posts_short_search USING fts5(
  tokens, content='', contentless_delete=1, detail=none, prefix='2', tokenize='ascii'
);
--> statement-breakpoint
-- Posts are put into the indexes by what is inserted here, and taken out by what is deleted here. The
-- different pairs of a long text are the application's to find.
CREATE VIEW posts_in_search AS SELECT post_id, search_text, '' AS tokens FROM post_numbers;
--> statement-breakpoint
CREATE TRIGGER posts_into_search INSTEAD OF INSERT ON posts_in_search BEGIN
  UPDATE post_numbers SET search_text = NEW.search_text WHERE post_id = NEW.post_id;
  INSERT INTO posts_search (rowid, search_text)
  SELECT seq, search_text FROM post_numbers WHERE post_id = NEW.post_id;
  INSERT INTO posts_short_search (rowid, tokens)
  SELECT seq, NEW.tokens FROM post_numbers WHERE post_id = NEW.post_id;
END;
--> statement-breakpoint
CREATE TRIGGER posts_out_of_search INSTEAD OF DELETE ON posts_in_search BEGIN
  DELETE FROM posts_search WHERE rowid = (SELECT seq FROM post_numbers WHERE post_id = OLD.post_id);
  DELETE FROM posts_short_search
  WHERE rowid = (SELECT seq FROM post_numbers WHERE post_id = OLD.post_id);
  UPDATE post_numbers SET search_text = '' WHERE post_id = OLD.post_id;
END;
--> statement-breakpoint
CREATE TRIGGER posts_search_insert AFTER INSERT ON posts BEGIN
  INSERT INTO post_numbers (post_id) VALUES (NEW.id);
END;
--> statement-breakpoint
CREATE TRIGGER posts_search_delete AFTER DELETE ON posts BEGIN
  DELETE FROM posts_in_search WHERE post_id = OLD.id AND search_text <> '';
  DELETE FROM post_numbers WHERE post_id = OLD.id;
END;
--> statement-breakpoint
CREATE TRIGGER posts_search_outdated AFTER UPDATE OF title, content ON posts BEGIN
  DELETE FROM posts_in_search WHERE post_id = OLD.id AND search_text <> '';
END;
