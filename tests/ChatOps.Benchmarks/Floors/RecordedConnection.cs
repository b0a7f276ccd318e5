using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;

namespace ChatOps.Benchmarks.Floors;

/// <summary>One statement as it went to the engine.</summary>
internal sealed record Call(string Text, IReadOnlyList<DbParameter> Parameters);

/// <summary>A connection that keeps a list of what is run on it.</summary>
internal sealed class RecordedConnection(DbConnection inner) : DbConnection
{
    public List<Call> Calls { get; } = [];

    [AllowNull]
    public override string ConnectionString
    {
        get => inner.ConnectionString;
        set => inner.ConnectionString = value;
    }

    public override string Database => inner.Database;

    public override string DataSource => inner.DataSource;

    public override string ServerVersion => inner.ServerVersion;

    public override ConnectionState State => inner.State;

    public override void ChangeDatabase(string databaseName) => inner.ChangeDatabase(databaseName);

    public override void Close() => inner.Close();

    public override void Open() => inner.Open();

    protected override DbTransaction BeginDbTransaction(IsolationLevel isolationLevel) => inner.BeginTransaction(isolationLevel);

    protected override DbCommand CreateDbCommand() => new RecordedCommand(this, inner.CreateCommand());

    private sealed class RecordedCommand(RecordedConnection owner, DbCommand inner) : DbCommand
    {
        [AllowNull]
        public override string CommandText
        {
            get => inner.CommandText;
            set => inner.CommandText = value;
        }

        public override int CommandTimeout
        {
            get => inner.CommandTimeout;
            set => inner.CommandTimeout = value;
        }

        public override CommandType CommandType
        {
            get => inner.CommandType;
            set => inner.CommandType = value;
        }

        public override bool DesignTimeVisible { get; set; }

        public override UpdateRowSource UpdatedRowSource
        {
            get => inner.UpdatedRowSource;
            set => inner.UpdatedRowSource = value;
        }

        protected override DbConnection? DbConnection
        {
            get => owner;
            set => throw new NotSupportedException("A command stays with its connection.");
        }

        protected override DbParameterCollection DbParameterCollection => inner.Parameters;

        protected override DbTransaction? DbTransaction
        {
            get => inner.Transaction;
            set => inner.Transaction = value;
        }

        public override void Cancel() => inner.Cancel();

        public override void Prepare() => inner.Prepare();

        public override int ExecuteNonQuery() => Kept().ExecuteNonQuery();

        public override object? ExecuteScalar() => Kept().ExecuteScalar();

        protected override DbParameter CreateDbParameter() => inner.CreateParameter();

        protected override DbDataReader ExecuteDbDataReader(CommandBehavior behavior) => Kept().ExecuteReader(behavior);

        protected override void Dispose(bool disposing)
        {
            if (disposing)
                inner.Dispose();
            base.Dispose(disposing);
        }

        /// <summary>The values are never changed afterwards: each command has parameters of its own.</summary>
        private DbCommand Kept()
        {
            owner.Calls.Add(new Call(inner.CommandText, [.. inner.Parameters.Cast<DbParameter>()]));
            return inner;
        }
    }
}
