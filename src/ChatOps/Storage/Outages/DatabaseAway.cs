using System.Data.Common;

namespace ChatOps.Storage.Outages;

/// <summary>
/// The database can't be used now, through no fault of the work: nothing of it is stored, and it may be asked for again later.
/// </summary>
internal sealed class DatabaseAway(Outage outage, Exception? cause = null)
    : DbException($"The database can't be used now: {outage}.", cause)
{
    public Outage Outage => outage;
}

/// <summary>What keeps the database from being used, as the log names it.</summary>
internal enum Outage
{
    /// <summary>
    /// No connection: the server is down, starts, refuses the login, or takes no more connections; SQLite's file can't be opened.
    /// </summary>
    Unreachable,

    /// <summary>The disk, or what the database may use of it.</summary>
    Full,

    /// <summary>The file, the disk below it, or the server takes no writes.</summary>
    ReadOnly,

    /// <summary>Somebody else has held it for longer than we wait.</summary>
    Locked,

    /// <summary>The disk failed while it was read or written.</summary>
    DiskFailed,

    /// <summary>The file is no database, or holds damaged pages.</summary>
    Damaged,

    /// <summary>SQLite's file was taken away or replaced while it was open: what is written now would be lost.</summary>
    Gone,
}
