using Dapper;
using Microsoft.Data.Sqlite;

namespace ChatOps.Tests.Hosting;

/// <summary>A database file from outside, as a test prepares or inspects it.</summary>
internal static class Sqlite
{
    public static async Task Run(string file, string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        await connection.ExecuteAsync(sql);
    }

    public static async Task<T?> Ask<T>(string file, string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={file};Mode=ReadOnly;Pooling=False");
        return await connection.ExecuteScalarAsync<T>(sql);
    }
}
