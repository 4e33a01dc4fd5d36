-- Those of each kind, and those who confirmed their address or did not, in each order of the list.
DROP INDEX users_role_status;
--> statement-breakpoint
CREATE INDEX users_kind ON users (role, status, email_verified);
--> statement-breakpoint
CREATE INDEX users_verified_created_at ON users (email_verified, created_at, id);
--> statement-breakpoint
CREATE INDEX users_verified_email ON users (email_verified, email, id);
--> statement-breakpoint
CREATE INDEX users_verified_full_name ON users (email_verified, full_name, id);
--> statement-breakpoint
CREATE INDEX users_verified_last_login_at ON users (email_verified, coalesce(last_login_at, 0), id);
--> statement-breakpoint
-- Finds one or two characters, too short for users_search, without reading every row: a token for
-- each pair of neighbours, in hexadecimal so that no character means anything, and the characters
-- themselves as the beginnings of these.
CREATE TABLE text_positions (position INTEGER PRIMARY KEY);
--> statement-breakpoint
INSERT INTO text_positions
WITH RECURSIVE counting (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM counting WHERE n < 640)
SELECT n FROM counting;
--> statement-breakpoint
CREATE VIRTUAL TABLE users_short_search USING fts5(
  tokens, content='', contentless_delete=1, detail=none, prefix='2', tokenize='ascii'
);
--> statement-breakpoint
CREATE VIEW users_short_tokens AS
SELECT seq, (
  SELECT group_concat(hex(substr(searched, position, 2)), ' ')
  FROM text_positions WHERE position <= length(searched)
) AS tokens
FROM (
  SELECT seq, lower(full_name || char(10) || username || char(10) || email) AS searched FROM users
);
--> statement-breakpoint
INSERT INTO users_short_search (rowid, tokens) SELECT seq, tokens FROM users_short_tokens;
--> statement-breakpoint
CREATE TRIGGER users_short_search_insert AFTER INSERT ON users BEGIN
  INSERT INTO users_short_search (rowid, tokens)
  SELECT seq, tokens FROM users_short_tokens WHERE seq = NEW.seq;
END;
--> statement-breakpoint
CREATE TRIGGER users_short_search_delete AFTER DELETE ON users BEGIN
  DELETE FROM users_short_search WHERE rowid = OLD.seq;
END;
--> statement-breakpoint
CREATE TRIGGER users_short_search_update
AFTER UPDATE OF first_name, last_name, username, email ON users BEGIN
  DELETE FROM users_short_search WHERE rowid = OLD.seq;
  INSERT INTO users_short_search (rowid, tokens)
  SELECT seq, tokens FROM users_short_tokens WHERE seq = NEW.seq;
END;
--> statement-breakpoint
-- Sign-ups and sign-ins of each day (UTC), so that a chart does not count them again.
CREATE TABLE day_counts (
  kind TEXT NOT NULL,
  day INTEGER NOT NULL,
  count INTEGER NOT NULL,
  PRIMARY KEY (kind, day)
);
--> statement-breakpoint
INSERT INTO day_counts SELECT 'sign_up', created_at / 86400000, count(*) FROM users GROUP BY 2;
--> statement-breakpoint
INSERT INTO day_counts
SELECT 'sign_in', at / 86400000, count(*) FROM audit_events
WHERE action = 'session.started' GROUP BY 2;
--> statement-breakpoint
CREATE TRIGGER day_counts_sign_up AFTER INSERT ON users BEGIN
  INSERT INTO day_counts VALUES ('sign_up', NEW.created_at / 86400000, 1)
  ON CONFLICT DO UPDATE SET count = count + 1;
END;
--> statement-breakpoint
CREATE TRIGGER day_counts_sign_in AFTER INSERT ON audit_events
WHEN NEW.action = 'session.started' BEGIN
  INSERT INTO day_counts VALUES ('sign_in', NEW.at / 86400000, 1)
  ON CONFLICT DO UPDATE SET count = count + 1;
END;
--> statement-breakpoint
-- Posts, searched like users. Their rows have no number that stays, so that one is given to each.
CREATE TABLE post_numbers (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  post_id TEXT NOT NULL UNIQUE
);
--> statement-breakpoint
CREATE VIEW numbered_posts AS
SELECT post_numbers.seq, posts.title, posts.content
FROM post_numbers JOIN posts ON posts.id = post_numbers.post_id;
--> statement-breakpoint
CREATE VIRTUAL TABLE posts_search USING fts5(
  title, content, content='numbered_posts', content_rowid='seq', tokenize='trigram'
);
--> statement-breakpoint
INSERT INTO post_numbers (post_id) SELECT id FROM posts ORDER BY created_at, id;
--> statement-breakpoint
INSERT INTO posts_search (rowid, title, content) SELECT seq, title, content FROM numbered_posts;
--> statement-breakpoint
CREATE TRIGGER posts_search_insert AFTER INSERT ON posts BEGIN
  INSERT INTO post_numbers (post_id) VALUES (NEW.id);
  INSERT INTO posts_search (rowid, title, content)
  SELECT seq, NEW.title, NEW.content FROM post_numbers WHERE post_id = NEW.id;
END;
--> statement-breakpoint
CREATE TRIGGER posts_search_delete AFTER DELETE ON posts BEGIN
  INSERT INTO posts_search (posts_search, rowid, title, content)
  SELECT 'delete', seq, OLD.title, OLD.content FROM post_numbers WHERE post_id = OLD.id;
  DELETE FROM post_numbers WHERE post_id = OLD.id;
END;
--> statement-breakpoint
CREATE TRIGGER posts_search_update AFTER UPDATE OF title, content ON posts BEGIN
  INSERT INTO posts_search (posts_search, rowid, title, content)
  SELECT 'delete', seq, OLD.title, OLD.content FROM post_numbers WHERE post_id = OLD.id;
  INSERT INTO posts_search (rowid, title, content)
  SELECT seq, NEW.title, NEW.content FROM post_numbers WHERE post_id = NEW.id;
END;
