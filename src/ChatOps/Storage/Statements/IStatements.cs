using System.Data.Common;

namespace ChatOps.Storage;

/// <summary>Runs statements on one connection.</summary>
internal interface IStatements
{
    Engine Engine { get; }

    /// <summary>The number of rows that were changed.</summary>
    /// <exception cref="DbException">The engine refused.</exception>
    ValueTask<int> Execute(Statement statement, object? values);

    /// <summary>A statement for whose end nobody waits. Its failure, and fewer changed rows than <paramref name="atLeast"/>, fail the unit of work.</summary>
    ValueTask<Sent> Send(Statement statement, object? values, int atLeast);

    ValueTask<List<T>> Query<T>(Statement statement, object? values);
}
