namespace ChatOps.Storage;

internal enum Engine
{
    Sqlite,
    Postgres,
}
