using System.Linq.Expressions;
using NodaTime.Text;

namespace ChatOps.Storage;

/// <summary>
/// How our types are stored: instants as Unix milliseconds, dates as ISO text, enums as their number, ids (a <c>Value</c> that is text) as that text,
/// lists as one value. Everything else is refused when its statement is first run.
/// </summary>
internal static class Stored
{
    private static readonly Type[] Plain = [typeof(string), typeof(long), typeof(int), typeof(double), typeof(bool), typeof(byte[])];

    /// <summary>A value of a statement, as one of the types that <see cref="IValues"/> takes.</summary>
    public static Expression Written(Expression value)
    {
        var type = value.Type;
        if (Nullable.GetUnderlyingType(type) is { } inner)
        {
            if (Plain.Contains(inner))
                return value;
            var some = Written(Expression.Property(value, "Value"));
            var target = some.Type.IsValueType && Nullable.GetUnderlyingType(some.Type) is null ? typeof(Nullable<>).MakeGenericType(some.Type) : some.Type;
            return Expression.Condition(Expression.Property(value, "HasValue"), Expression.Convert(some, target), Expression.Default(target));
        }
        if (Plain.Contains(type))
            return type.IsValueType ? Expression.Convert(value, typeof(Nullable<>).MakeGenericType(type)) : value;
        if (type == typeof(Instant))
            return Expression.Convert(Ours(nameof(Milliseconds), value), typeof(long?));
        if (type == typeof(LocalDate))
            return Ours(nameof(Iso), value);
        if (type.IsEnum)
            return Expression.Convert(Expression.Convert(value, typeof(int)), typeof(int?));
        if (IsId(type))
            return Expression.Property(value, "Value");
        return type.GetInterfaces().Prepend(type).FirstOrDefault(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IEnumerable<>)) is { } list
            ? List(value, list.GenericTypeArguments[0])
            : throw new NotSupportedException($"{type} is no type that is stored.");
    }

    /// <summary>A column as <paramref name="type"/>: its default where the column holds nothing.</summary>
    public static Expression Read(Expression row, Expression at, Type type)
    {
        var value = Nullable.GetUnderlyingType(type) ?? type;
        return Expression.Condition(Expression.Call(row, nameof(IRow.IsNull), null, at), Expression.Default(type), Expression.Convert(Filled(row, at, value), type));
    }

    public static Expression Filled(Expression row, Expression at, Type type)
    {
        if (type == typeof(string))
            return Cell(nameof(IRow.Text));
        if (type == typeof(long))
            return Cell(nameof(IRow.Number));
        if (type == typeof(int) || type.IsEnum)
            return Expression.ConvertChecked(Cell(nameof(IRow.Number)), type);
        if (type == typeof(double))
            return Cell(nameof(IRow.Real));
        if (type == typeof(bool))
            return Cell(nameof(IRow.Flag));
        if (type == typeof(byte[]))
            return Cell(nameof(IRow.Bytes));
        if (type == typeof(Instant))
            return Ours(nameof(Moment), Cell(nameof(IRow.Number)));
        if (type == typeof(LocalDate))
            return Ours(nameof(Date), Cell(nameof(IRow.Text)));
        return IsId(type) ? Expression.New(type.GetConstructor([typeof(string)])!, Cell(nameof(IRow.Text))) : throw new NotSupportedException($"{type} is no type that is stored.");

        Expression Cell(string name) => Expression.Call(row, name, null, at);
    }

    /// <summary>A type of one column, not a row with columns for its members.</summary>
    public static bool IsOne(Type type) =>
        (Nullable.GetUnderlyingType(type) ?? type) is var value && (Plain.Contains(value) || value == typeof(Instant) || value == typeof(LocalDate) || value.IsEnum || IsId(value));

    private static bool IsId(Type type) =>
        type.IsValueType && type.GetConstructor([typeof(string)]) is not null && type.GetProperties() is [{ Name: "Value" } only] && only.PropertyType == typeof(string);

    private static MethodCallExpression List(Expression value, Type of)
    {
        var item = Expression.Parameter(of);
        var written = Written(item);
        var kept = written.Type == typeof(string) ? typeof(string) : typeof(long);
        var select = Expression.Lambda(written.Type == kept ? written : Expression.Convert(Expression.Property(written, "Value"), kept), item);
        return Expression.Call(typeof(Stored), nameof(Array), [of, kept], value, select);
    }

    private static TKept[] Array<TItem, TKept>(IEnumerable<TItem> items, Func<TItem, TKept> kept) => [.. items.Select(kept)];

    private static MethodCallExpression Ours(string name, Expression value) => Expression.Call(typeof(Stored), name, null, value);

    private static long Milliseconds(Instant at) => at.ToUnixTimeMilliseconds();

    private static Instant Moment(long milliseconds) => Instant.FromUnixTimeMilliseconds(milliseconds);

    private static string Iso(LocalDate date) => LocalDatePattern.Iso.Format(date);

    private static LocalDate Date(string text) => LocalDatePattern.Iso.Parse(text).GetValueOrThrow();
}
