using System.Collections.Concurrent;

namespace ChatOps.Demo;

/// <summary>Every chat of the demo, by its conversation: a person's key, or a shared channel's name.</summary>
internal sealed class DemoChats
{
    private readonly ConcurrentDictionary<string, DemoChat> _chats = new(StringComparer.Ordinal);

    public DemoChat this[string conversation] => _chats.GetOrAdd(conversation, _ => new DemoChat());
}
