using System.Text.Json.Serialization.Metadata;
using ChatOps.People;
using ChatOps.Storage;

namespace ChatOps.Privacy;

/// <summary>The only way from words to bytes and back: AES-GCM under one content key per person, each wrapped by the key ring.</summary>
internal sealed class WordsCipher
{
    /// <summary>The person's content key, made in this unit of work when they have none yet.</summary>
    public Task<PersonKey> KeyOf(Session db, PersonId person) => throw new NotImplementedException();

    /// <summary>The person's content key, or null when it was dropped: their words are then unreadable everywhere.</summary>
    public Task<PersonKey?> FindKey(Session db, PersonId person) => throw new NotImplementedException();

    /// <summary>The key from a row that a store has joined already; unwrapped keys are remembered by their wrapped bytes.</summary>
    public PersonKey Unwrap(string ringKey, byte[] wrapped) => throw new NotImplementedException();
}

/// <summary>One person's content key. <c>place</c> is bound into the cipher text, so that bytes moved to another row or column don't open.</summary>
internal sealed class PersonKey
{
    /// <param name="value">A record that holds <see cref="Words"/>.</param>
    /// <param name="type">From a source-generated JSON context.</param>
    /// <param name="place">Table, column and row id: <c>check_ins.words/0193…</c>.</param>
    public byte[] Seal<T>(T value, JsonTypeInfo<T> type, string place) => throw new NotImplementedException();

    public T Open<T>(byte[] sealedWords, JsonTypeInfo<T> type, string place) => throw new NotImplementedException();
}
