-- What somebody wrote, in the order in which it is listed and exported.
DROP INDEX `comments_author`;
--> statement-breakpoint
CREATE INDEX `comments_author_created_at` ON `comments` (`author_id`,`created_at`,`id`);
--> statement-breakpoint
CREATE INDEX `posts_author_created_at` ON `posts` (`author_id`,`created_at`,`id`);
--> statement-breakpoint
-- Posts are found by the sets of three characters that are in them, without where: comparing the
-- places of very many equal ones took seconds. Whether a text is there is asked of the post itself.
DROP TRIGGER posts_search_insert;
--> statement-breakpoint
DROP TRIGGER posts_search_delete;
--> statement-breakpoint
DROP TRIGGER posts_search_update;
--> statement-breakpoint
DROP TABLE posts_search;
--> statement-breakpoint
DROP VIEW numbered_posts;
--> statement-breakpoint
CREATE VIRTUAL TABLE posts_search USING fts5(
  title, content, content='', contentless_delete=1, detail=none, tokenize='trigram'
);
--> statement-breakpoint
INSERT INTO posts_search (rowid, title, content)
SELECT seq, title, content FROM post_numbers JOIN posts ON posts.id = post_id;
--> statement-breakpoint
-- One or two characters, too short for that, are found in titles alone, as in users_short_search.
CREATE VIRTUAL TABLE posts_short_search USING fts5(
  tokens, content='', contentless_delete=1, detail=none, prefix='2', tokenize='ascii'
);
--> statement-breakpoint
CREATE VIEW posts_short_tokens AS
SELECT seq, (
  SELECT group_concat(hex(substr(lower(title), position, 2)), ' ')
  FROM text_positions WHERE position <= length(title)
) AS tokens
FROM post_numbers JOIN posts ON posts.id = post_id;
--> statement-breakpoint
INSERT INTO posts_short_search (rowid, tokens) SELECT seq, tokens FROM posts_short_tokens;
--> statement-breakpoint
CREATE TRIGGER posts_search_insert AFTER INSERT ON posts BEGIN
  INSERT INTO post_numbers (post_id) VALUES (NEW.id);
  INSERT INTO posts_search (rowid, title, content)
  SELECT seq, NEW.title, NEW.content FROM post_numbers WHERE post_id = NEW.id;
  INSERT INTO posts_short_search (rowid, tokens)
  SELECT seq, tokens FROM posts_short_tokens
  WHERE seq = (SELECT seq FROM post_numbers WHERE post_id = NEW.id);
END;
--> statement-breakpoint
CREATE TRIGGER posts_search_delete AFTER DELETE ON posts BEGIN
  DELETE FROM posts_search WHERE rowid = (SELECT seq FROM post_numbers WHERE post_id = OLD.id);
  DELETE FROM posts_short_search WHERE rowid = (SELECT seq FROM post_numbers WHERE post_id = OLD.id);
  DELETE FROM post_numbers WHERE post_id = OLD.id;
END;
--> statement-breakpoint
CREATE TRIGGER posts_search_update AFTER UPDATE OF title, content ON posts BEGIN
  DELETE FROM posts_search WHERE rowid = (SELECT seq FROM post_numbers WHERE post_id = OLD.id);
  DELETE FROM posts_short_search WHERE rowid = (SELECT seq FROM post_numbers WHERE post_id = OLD.id);
  INSERT INTO posts_search (rowid, title, content)
  SELECT seq, NEW.title, NEW.content FROM post_numbers WHERE post_id = NEW.id;
  INSERT INTO posts_short_search (rowid, tokens)
  SELECT seq, tokens FROM posts_short_tokens
  WHERE seq = (SELECT seq FROM post_numbers WHERE post_id = NEW.id);
END;
