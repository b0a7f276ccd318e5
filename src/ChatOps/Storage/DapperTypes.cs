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

    private sealed class Instants : SqlMapper.TypeHandler<Instant>
    {
        public override void SetValue(IDbDataParameter parameter, Instant value)
        {
            parameter.DbType = DbType.Int64;
            parameter.Value = value.ToUnixTimeMilliseconds();
        }

        public override Instant Parse(object value) => Instant.FromUnixTimeMilliseconds(Convert.ToInt64(value, CultureInfo.InvariantCulture));
    }

    private sealed class Dates : SqlMapper.TypeHandler<LocalDate>
    {
        public override void SetValue(IDbDataParameter parameter, LocalDate value)
        {
            parameter.DbType = DbType.String;
            parameter.Value = LocalDatePattern.Iso.Format(value);
        }

        public override LocalDate Parse(object value) => LocalDatePattern.Iso.Parse((string)value).GetValueOrThrow();
    }

    private sealed class Texts<T>(Func<T, string> write, Func<string, T> read) : SqlMapper.TypeHandler<T>
        where T : struct
    {
        public override void SetValue(IDbDataParameter parameter, T value)
        {
            parameter.DbType = DbType.String;
            parameter.Value = write(value);
        }

        public override T Parse(object value) => read((string)value);
    }
}
