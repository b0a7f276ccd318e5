using System.Collections.Immutable;
using System.Globalization;
using ChatOps.Cards;
using ChatOps.Privacy;

namespace ChatOps.Demo;

/// <summary>One chat with the bot, oldest message first. In memory only: it is gone with the process, as the demo's database is.</summary>
internal sealed class DemoChat
{
    private readonly Lock _gate = new();
    private ImmutableList<DemoMessage> _messages = [];
    private string? _note;
    private int _last;

    public ImmutableList<DemoMessage> Messages => _messages;

    /// <summary>Grows with every change of the chat.</summary>
    public int Version { get; private set; }

    public DemoMessage? Find(string id) => _messages.Find(m => m.Id == id);

    public string Post(Card card, string? deliveryId, Instant at) => Add(new DemoMessage("", at) { Card = card, DeliveryId = deliveryId });

    public string Type(Words text, Instant at) => Add(new DemoMessage("", at) { Typed = text });

    /// <summary>
    /// The message with another card in its place; an opened form in front of it stays. False when there is no such message.
    /// </summary>
    public bool Update(string id, Card card, Instant at) => Change(id, m => m with { Card = card, ChangedAt = at });

    /// <summary>A card in front of the message's own; null: the own one again.</summary>
    public bool Open(string id, Card? card) => Change(id, m => m with { Opened = card });

    public void Remove(string id)
    {
        lock (_gate)
        {
            _messages = _messages.RemoveAll(m => m.Id == id);
            Version++;
        }
    }

    /// <summary>One sentence for the person's eyes only, until they do something else.</summary>
    public string? Note
    {
        get => _note;
        set
        {
            lock (_gate)
            {
                if (_note == value)
                    return;
                _note = value;
                Version++;
            }
        }
    }

    private string Add(DemoMessage message)
    {
        lock (_gate)
        {
            var id = (++_last).ToString(CultureInfo.InvariantCulture);
            _messages = _messages.Add(message with { Id = id });
            Version++;
            return id;
        }
    }

    private bool Change(string id, Func<DemoMessage, DemoMessage> change)
    {
        lock (_gate)
        {
            var index = _messages.FindIndex(m => m.Id == id);
            if (index < 0)
                return false;
            var changed = change(_messages[index]);
            _messages = _messages.SetItem(index, changed with { Revision = changed.Revision + 1 });
            Version++;
            return true;
        }
    }
}
