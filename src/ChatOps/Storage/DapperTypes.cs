using System.Data;
using System.Globalization;
using ChatOps.People;
using ChatOps.Programs;
using Dapper;
using NodaTime.Text;

namespace ChatOps.Storage;

/// <summary>How our types are stored: instants as Unix milliseconds, dates as ISO text, ids as text.</summary>
internal static class DapperTypes
{
    private static readonly Lazy<bool> Registered = new(() =>
    {
        DefaultTypeMap.MatchNamesWithUnderscores = true;
        SqlMapper.AddTypeHandler(new Instants());
        SqlMapper.AddTypeHandler(new Dates());
        SqlMapper.AddTypeHandler(new Texts<PersonId>(id => id.Value, text => new PersonId(text)));
        SqlMapper.AddTypeHandler(new Texts<AccountId>(id => id.Value, text => new AccountId(text)));
        SqlMapper.AddTypeHandler(new Texts<ProgramId>(id => id.Value, text => new ProgramId(text)));
        return true;
    });

    public static void Register() => _ = Registered.Value;

    private sealed class Instants : Typed<Instant>
    {
        protected override DbType Stored => DbType.Int64;

        public override void SetValue(IDbDataParameter parameter, Instant value) => parameter.Value = value.ToUnixTimeMilliseconds();

        public override Instant Parse(object value) => Instant.FromUnixTimeMilliseconds(Convert.ToInt64(value, CultureInfo.InvariantCulture));
    }

    private sealed class Dates : Typed<LocalDate>
    {
        public override void SetValue(IDbDataParameter parameter, LocalDate value) => parameter.Value = LocalDatePattern.Iso.Format(value);

        public override LocalDate Parse(object value) => LocalDatePattern.Iso.Parse((string)value).GetValueOrThrow();
    }

    private sealed class Texts<T>(Func<T, string> write, Func<string, T> read) : Typed<T>
        where T : struct
    {
        public override void SetValue(IDbDataParameter parameter, T value) => parameter.Value = write(value);

        public override T Parse(object value) => read((string)value);
    }

    /// <summary>Says the type of null, too: Npgsql prepares no statement with a parameter whose type it does not know.</summary>
    private abstract class Typed<T> : SqlMapper.TypeHandler<T>, SqlMapper.ITypeHandler
    {
        protected virtual DbType Stored => DbType.String;

        void SqlMapper.ITypeHandler.SetValue(IDbDataParameter parameter, object value)
        {
            parameter.DbType = Stored;
            if (value is T some)
                SetValue(parameter, some);
            else
                parameter.Value = DBNull.Value;
        }
    }
}
