using ChatOps.Cards;
using ChatOps.Partnerships;
using ChatOps.Texts;

namespace ChatOps.Joining.Inputs;

/// <summary>
/// Which side of a one-sided pair a member would take: the same question in both forms, asked only where one supports the other.
/// </summary>
internal static class SideInput
{
    public const string Id = "side";

    private const string Either = "either";

    private static readonly IReadOnlyList<string> Offered = [Sides.Text(Side.Supported), Sides.Text(Side.Supporter), Either];

    /// <param name="said">What they said before; null: nothing.</param>
    /// <param name="t">The reader's texts.</param>
    public static ChoiceInput Of(Side? said, Phrases t) =>
        new(Id, t["intake.side"], [.. Offered.Select(s => new Choice(s, t[$"intake.side.{s}"]))])
        {
            IsExpanded = true,
            Hint = t["intake.side.hint"],
            Values = said is not { } side ? [] : [side == Side.Mutual ? Either : Sides.Text(side)],
        };

    /// <summary>Null: not said. Either is <see cref="Side.Mutual"/>.</summary>
    public static Side? Read(Fields fields) => fields.Choice(Id, Offered) is { } said ? Sides.Parse(said) : null;
}
