using ChatOps.Storage;

namespace ChatOps.Channels;

/// <summary>
/// A use case that many use at the same time: their visits are loaded with one statement a table, decided one by one in memory, and saved
/// with one statement a table.
/// </summary>
internal interface ISetUseCase : IUseCase
{
    /// <summary>
    /// What to save for each visit, in their order; null where it is not the ordinary case, which <see cref="IUseCase.Handle"/> then
    /// handles alone. Changes nothing.
    /// </summary>
    Task<IReadOnlyList<Ordinary?>> Load(Session db, IReadOnlyList<Visit> visits);

    /// <summary>Saves what was decided, of those visits that came for the first time.</summary>
    Task Save(Session db, IReadOnlyList<Ordinary> ordinary, Instant now);
}

/// <summary>An ordinary visit, decided: each use case adds what it saves.</summary>
/// <param name="Reply">What the person is answered.</param>
internal abstract record Ordinary(Reply Reply);
