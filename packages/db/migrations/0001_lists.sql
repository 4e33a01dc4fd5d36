-- As the list of users sorts it: who never signed in comes with the oldest.
CREATE INDEX users_last_login_at ON users (coalesce(last_login_at, 0), id);
--> statement-breakpoint
CREATE INDEX users_role_last_login_at ON users (role, coalesce(last_login_at, 0), id);
--> statement-breakpoint
CREATE INDEX users_status_last_login_at ON users (status, coalesce(last_login_at, 0), id);
--> statement-breakpoint
-- Finds any three characters or more of a name, username or address without reading every row.
CREATE VIRTUAL TABLE users_search USING fts5(
  full_name, username, email, content='users', content_rowid='seq', tokenize='trigram'
);
--> statement-breakpoint
CREATE TRIGGER users_search_insert AFTER INSERT ON users BEGIN
  INSERT INTO users_search (rowid, full_name, username, email)
  VALUES (NEW.seq, NEW.full_name, NEW.username, NEW.email);
END;
--> statement-breakpoint
CREATE TRIGGER users_search_delete AFTER DELETE ON users BEGIN
  INSERT INTO users_search (users_search, rowid, full_name, username, email)
  VALUES ('delete', OLD.seq, OLD.full_name, OLD.username, OLD.email);
END;
--> statement-breakpoint
CREATE TRIGGER users_search_update
AFTER UPDATE OF first_name, last_name, username, email ON users BEGIN
  INSERT INTO users_search (users_search, rowid, full_name, username, email)
  VALUES ('delete', OLD.seq, OLD.full_name, OLD.username, OLD.email);
  INSERT INTO users_search (rowid, full_name, username, email)
  VALUES (NEW.seq, NEW.full_name, NEW.username, NEW.email);
END;
--> statement-breakpoint
CREATE TRIGGER user_counts_insert AFTER INSERT ON users BEGIN
  INSERT INTO user_counts VALUES (NEW.role, NEW.status, NEW.email_verified, 1)
  ON CONFLICT DO UPDATE SET count = count + 1;
END;
--> statement-breakpoint
CREATE TRIGGER user_counts_delete AFTER DELETE ON users BEGIN
  UPDATE user_counts SET count = count - 1
  WHERE role = OLD.role AND status = OLD.status AND email_verified = OLD.email_verified;
END;
--> statement-breakpoint
CREATE TRIGGER user_counts_update AFTER UPDATE OF role, status, email_verified ON users BEGIN
  UPDATE user_counts SET count = count - 1
  WHERE role = OLD.role AND status = OLD.status AND email_verified = OLD.email_verified;
  INSERT INTO user_counts VALUES (NEW.role, NEW.status, NEW.email_verified, 1)
  ON CONFLICT DO UPDATE SET count = count + 1;
END;
