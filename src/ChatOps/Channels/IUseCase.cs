using ChatOps.Cards;
using ChatOps.People;
using ChatOps.Storage;
using ChatOps.Texts;

namespace ChatOps.Channels;

/// <summary>One verb of the product. Loads, decides and saves inside the visit's unit of work; never awaits a vendor.</summary>
internal interface IUseCase
{
    Task<Reply> Handle(Visit visit, Ct ct);
}

/// <summary>A person at the door: who, what they did, and the unit of work in which its effect is stored.</summary>
internal sealed record Visit(Session Db, Person Person, Account Account, Inbound Inbound, Instant Now)
{
    public string Subject => Inbound.Subject;

    public Fields Fields => Inbound.Fields;

    public Phrases Phrases => TextCatalog.For(Person.Locale);
}

/// <summary>Builds one kind of card when it is needed. Null: there is nothing to show (any more), the row is closed.</summary>
internal interface ICardBuilder
{
    Task<Card?> Build(Showing showing, Ct ct);
}

/// <summary>For whom and about what a card is built.</summary>
internal sealed record Showing(Session Db, string Subject, Person Reader, Instant Now)
{
    public Phrases Phrases => TextCatalog.For(Reader.Locale);
}
