using ChatOps.Cards;
using ChatOps.Partnerships;
using ChatOps.Texts;

namespace ChatOps.CheckIns;

/// <summary>How partners are called on the weekly cards: by first name, and by the whole name where two share it.</summary>
internal static class PartnerNames
{
    private const int Room = 40;

    public static IReadOnlyList<string> Of(IReadOnlyList<Partner> partners) =>
        partners.Select(p => p.FirstName).Distinct().Count() == partners.Count
            ? [.. partners.Select(p => p.FirstName)]
            : [.. partners.Select(p => p.DisplayName)];

    /// <summary>"Ana", "Ana and Kim".</summary>
    public static string Joined(IReadOnlyList<Partner> partners, Phrases phrases) => string.Join($" {phrases["and"]} ", Of(partners));

    /// <summary>For a button: at most forty characters.</summary>
    public static string Short(IReadOnlyList<Partner> partners, Phrases phrases) =>
        ((Line)Joined(partners, phrases)).Cut(Room).Line.Plain();

    /// <summary>The who-sees line of a card that asks for or shows the week.</summary>
    public static Line WhoSees(IReadOnlyList<Partner> partners, int minimumGroup, Phrases phrases) =>
        Of(partners) switch
        {
            [] => phrases["sees.you"],
            [var one] => phrases.Line("sees.partner", ("partner", Span.Name(one)), ("k", minimumGroup.ToString(phrases.Culture))),
            [var one, var two] => phrases.Line(
                "sees.partners", ("partner1", Span.Name(one)), ("partner2", Span.Name(two)), ("k", minimumGroup.ToString(phrases.Culture))),
            _ => phrases.Line(
                "sees.partner", ("partner", Span.Name(Joined(partners, phrases))), ("k", minimumGroup.ToString(phrases.Culture))),
        };
}
