-- Keys of the session cookie, as ASP.NET writes them; shared by all instances.
CREATE TABLE protection_keys (
    id TEXT PRIMARY KEY,
    xml TEXT NOT NULL,
    created_at BIGINT NOT NULL
);
