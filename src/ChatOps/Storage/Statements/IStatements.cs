using System.Data.Common;

namespace ChatOps.Storage;

/// <summary>Runs statements on one connection.</summary>
internal interface IStatements
{
    Engine Engine { get; }

    /// <summary>The number of rows that were changed.</summary>
    /// <exception cref="DbException">The engine refused.</exception>
    ValueTask<int> Execute(Statement statement, object? values);

    ValueTask<List<T>> Query<T>(Statement statement, object? values);
}
