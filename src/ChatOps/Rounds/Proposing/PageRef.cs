using System.Globalization;

namespace ChatOps.Rounds.Proposing;

/// <summary>A page of something, as a card's subject: <c>id/2</c>. Without a number it is the first.</summary>
internal readonly record struct PageRef(string Id, int Page)
{
    public static PageRef Read(string subject) =>
        subject.Split('/') is [var id, var page]
        && int.TryParse(page, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && number > 0
            ? new PageRef(id, number)
            : new PageRef(subject.Split('/')[0], 1);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Id}/{Page}");

    /// <summary>How many pages so many things take; one at least.</summary>
    public static int Count(int things, int onOne) => Math.Max(1, (things + onOne - 1) / onOne);
}
