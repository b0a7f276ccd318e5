using System.Collections.Frozen;

namespace ChatOps.Channels;

/// <summary>The table of <c>Routes</c> with its use cases and builders made. Singletons: none of them holds state.</summary>
internal sealed class RouteTable(FrozenDictionary<string, IUseCase> useCases, FrozenDictionary<string, ICardBuilder> cards)
{
    public IEnumerable<string> Actions => useCases.Keys;

    public IEnumerable<string> Kinds => cards.Keys;

    public IUseCase? UseCase(string action) => useCases.GetValueOrDefault(action);

    public ICardBuilder? CardBuilder(string kind) => cards.GetValueOrDefault(kind);
}
