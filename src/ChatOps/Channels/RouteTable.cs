using System.Collections.Frozen;

namespace ChatOps.Channels;

/// <summary>The table of <c>Routes</c> with its use cases and builders made. Singletons: none of them holds state.</summary>
internal sealed class RouteTable(
    FrozenDictionary<string, IUseCase> useCases,
    FrozenDictionary<string, ICardBuilder> cards,
    IReadOnlyDictionary<string, string>? forms = null)
{
    public IEnumerable<string> Actions => useCases.Keys;

    public IEnumerable<string> Kinds => cards.Keys;

    public IUseCase? UseCase(string action) => useCases.GetValueOrDefault(action);

    /// <summary>The card whose form such an action sends, where there is something in the form to hold it against.</summary>
    public string? FormOf(string action) => forms?.GetValueOrDefault(action);

    public ICardBuilder? CardBuilder(string kind) => cards.GetValueOrDefault(kind);
}
