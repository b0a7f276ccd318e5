using ChatOps.People;

namespace ChatOps.Channels;

/// <summary>
/// One vendor's table from codes to what they mean. A code that is not in it is <see cref="CodeKind.Unknown"/>: neither dead nor done.
/// </summary>
internal sealed class VendorCodes
{
    private static readonly CodeMeaning NeverSeen = new(CodeKind.Unknown);

    /// <summary>The same code comes as <c>SyncStateNotFound</c> and as <c>syncStateNotFound</c>.</summary>
    private readonly Dictionary<string, CodeMeaning> _meanings = new(StringComparer.OrdinalIgnoreCase);

    public IReadOnlyDictionary<string, CodeMeaning> All => _meanings;

    public CodeMeaning this[string code] => _meanings.GetValueOrDefault(code, NeverSeen);

    /// <summary>A row of the table: these codes mean this. A code stands in it once.</summary>
    public VendorCodes With(CodeMeaning meaning, params ReadOnlySpan<string> codes)
    {
        foreach (var code in codes)
            _meanings.Add(code, meaning);
        return this;
    }

    public VendorCodes With(CodeKind kind, params ReadOnlySpan<string> codes) => With(new CodeMeaning(kind), codes);
}

/// <summary>What a vendor's code means for the work.</summary>
/// <param name="Kind">What to do.</param>
/// <param name="State">What it says about the account; null: nothing.</param>
/// <param name="MayHaveHappened">What was asked may have been done all the same.</param>
internal sealed record CodeMeaning(CodeKind Kind, AccountState? State = null, bool MayHaveHappened = false);

/// <summary>The few things that a vendor's no can mean, for every vendor alike.</summary>
internal enum CodeKind
{
    /// <summary>
    /// Nobody has seen it before. Tried again with back-off for about five hours (<c>Backoff</c>), then a dead letter under its code.
    /// </summary>
    Unknown,

    /// <summary>The vendor asks for patience: the whole lane, or mailbox, waits.</summary>
    Wait,

    /// <summary>It passes: tried again as long as what is unknown.</summary>
    Later,

    /// <summary>What it was about is not there any more.</summary>
    Gone,

    /// <summary>Refused for this person, until something changes there.</summary>
    Person,

    /// <summary>
    /// Refused for the whole workspace or tenant. With a state the account waits for its install; else no event tells of the change, and it
    /// is tried again.
    /// </summary>
    Workspace,

    /// <summary>Our own fault, or the configuration's: the same again would be refused again.</summary>
    Ours,
}
