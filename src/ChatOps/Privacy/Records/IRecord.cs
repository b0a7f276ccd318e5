using ChatOps.People;
using ChatOps.Storage;

namespace ChatOps.Privacy.Records;

/// <summary>
/// One slice's part of what is kept on a person: every table of the slice in which a column leads to somebody, or is sealed. Each method
/// runs in the caller's unit of work and sees nothing of other slices' tables that it would change; <see cref="PersonRecord"/> calls the
/// parts in order.
/// </summary>
internal interface IRecord
{
    /// <summary>What the slice keeps, table by table. A test holds the list against the schema.</summary>
    IReadOnlyList<KeptTable> Tables { get; }

    /// <summary>How many rows of each table are about this person; tables without any are left out. Opens no words.</summary>
    Task<IReadOnlyList<KeptRows>> WhatIsThere(Session db, PersonId person);

    /// <summary>
    /// Those rows themselves, with the person's own words opened. What others wrote, and what others are not to learn of, is in the
    /// others' records. Words whose key is gone are left out.
    /// </summary>
    Task<IReadOnlyList<ExportedRow>> Export(Session db, PersonId person);

    /// <summary>
    /// Removes what is kept on this person. Others' own words stay, and so do figures: where a row of somebody else or a total needs one
    /// of theirs, it stays with ids that lead to nobody, without a word and without a name. Messages in others' chats that showed their
    /// words are brought up to date. Whoever calls has seen to it that the person takes part nowhere and that nothing is to be done for
    /// them at a vendor any more. Again does no harm.
    /// </summary>
    Task Erase(Session db, PersonId person, Instant now);

    /// <summary>
    /// Removes what has done its time, of everybody: which time counts, each part says itself. How many rows it changed. Again finds
    /// nothing.
    /// </summary>
    Task<int> PurgeOlderThan(Session db, PurgeBefore before);
}
