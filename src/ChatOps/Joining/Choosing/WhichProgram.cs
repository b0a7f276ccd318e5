using ChatOps.Channels;
using ChatOps.Privacy;
using ChatOps.Programs;

namespace ChatOps.Joining.Choosing;

/// <summary>
/// Which of several programs somebody means: the one that a button names, the one that they typed, the only one there is; else they are
/// asked. Pure.
/// </summary>
internal static class WhichProgram
{
    public static Choice Of(Visit visit, IReadOnlyList<Program> possible) => Of(visit.Subject, visit.Fields.Words(Verbs.Rest), possible);

    public static Choice Of(string named, Words? typed, IReadOnlyList<Program> possible)
    {
        var text = typed?.Reveal().Trim();
        var found = named.Length > 0 ? possible.Where(p => p.Id.Value == named)
            : text is null ? []
            : possible.Where(p => IsCalled(p, text));
        return (found.ToList(), possible) switch
        {
            ([var one, ..], _) => new Choice.One(one),
            (_, []) => new Choice.None(),
            _ when named.Length > 0 => new Choice.None(),
            (_, [var only]) => new Choice.One(only),
            _ => new Choice.Ask(),
        };
    }

    private static bool IsCalled(Program program, string text) =>
        string.Equals(program.Name, text, StringComparison.OrdinalIgnoreCase)
        || string.Equals(program.Key, text, StringComparison.OrdinalIgnoreCase);

    internal abstract record Choice
    {
        internal sealed record One(Program Program) : Choice;

        /// <summary>Several: <see cref="WhichProgramCard"/> asks.</summary>
        internal sealed record Ask : Choice;

        internal sealed record None : Choice;
    }
}
