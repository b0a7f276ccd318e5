namespace ChatOps.Web.Drawing;

/// <summary>Where a card on a page posts to.</summary>
/// <param name="Url">The form's target: a path on this host.</param>
internal sealed record HtmlForm(string Url)
{
    /// <summary>Sent along with every button: an anti-forgery token, who is acting.</summary>
    public IReadOnlyList<(string Name, string Value)> Hidden { get; init; } = [];

    /// <summary>Keeps element ids apart where several cards stand on one page.</summary>
    public string Prefix { get; init; } = "card";
}
