using System.Linq.Expressions;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace ChatOps.Storage;

/// <summary>How the members of a type become the values of a statement, and the columns of a row the members of a type: compiled.</summary>
internal static class Shape
{
    /// <summary>Puts the members of a values' object, by the names of the statement.</summary>
    public static Action<IValues, object> Writer(Type type, IReadOnlyList<string> names)
    {
        var (to, from) = (Expression.Parameter(typeof(IValues)), Expression.Parameter(typeof(object)));
        var members = Expression.Variable(type);
        var puts = names.Select((name, at) =>
        {
            var member = type.GetProperty(name, BindingFlags.Public | BindingFlags.Instance | BindingFlags.IgnoreCase)
                ?? throw new InvalidOperationException($"A statement asks for @{name}, and its values have none.");
            return Expression.Call(to, nameof(IValues.Put), null, Expression.Constant(at), Stored.Written(Expression.Property(members, member)));
        });
        var body = Expression.Block([members], [Expression.Assign(members, Expression.Convert(from, type)), .. puts, Expression.Empty()]);
        return Expression.Lambda<Action<IValues, object>>(body, to, from).Compile();
    }

    /// <summary>Makes an object of each row: columns go to the member of their name (<c>snake_case</c> to <c>PascalCase</c>), of a tuple by position; what is null keeps its default.</summary>
    public static Func<IRow, T> Reader<T>(IReadOnlyList<string> columns)
    {
        var row = Expression.Parameter(typeof(IRow));
        Expression body = Stored.IsOne(typeof(T)) ? Stored.Read(row, Expression.Constant(0), typeof(T))
            : typeof(T).IsAssignableTo(typeof(ITuple)) ? Tuple<T>(row)
            : Members<T>(row, columns);
        return Expression.Lambda<Func<IRow, T>>(body, row).Compile();
    }

    /// <summary>By position.</summary>
    private static NewExpression Tuple<T>(ParameterExpression row)
    {
        var types = typeof(T).GetGenericArguments();
        return Expression.New(typeof(T).GetConstructor(types)!, types.Select((type, at) => Stored.Read(row, Expression.Constant(at), type)));
    }

    private static BlockExpression Members<T>(ParameterExpression row, IReadOnlyList<string> columns)
    {
        var made = Expression.Variable(typeof(T));
        var members = typeof(T).GetProperties().Where(p => p.CanWrite).ToDictionary(p => p.Name, StringComparer.OrdinalIgnoreCase);
        var steps = new List<Expression> { Expression.Assign(made, Expression.New(typeof(T))) };
        foreach (var (at, name) in columns.Index())
        {
            if (!members.TryGetValue(name.Replace("_", "", StringComparison.Ordinal), out var member))
                continue;
            var filled = Stored.Filled(row, Expression.Constant(at), Nullable.GetUnderlyingType(member.PropertyType) ?? member.PropertyType);
            steps.Add(Expression.IfThen(
                Expression.Not(Expression.Call(row, nameof(IRow.IsNull), null, Expression.Constant(at))),
                Expression.Assign(Expression.Property(made, member), Expression.Convert(filled, member.PropertyType))));
        }
        steps.Add(made);
        return Expression.Block([made], steps);
    }
}
