namespace ChatOps.Channels.Teams;

/// <summary>What an activity turned out to be.</summary>
internal abstract record Reading
{
    /// <summary>Somebody did something; <paramref name="Kind"/> says in which shape the answer goes back.</summary>
    internal sealed record Gesture(Inbound Inbound, ReadingKind Kind) : Reading;

    /// <summary>Nothing for us: acknowledged with 200 and forgotten.</summary>
    internal sealed record Nothing : Reading;

    /// <summary>An invoke that we do not answer: 501.</summary>
    internal sealed record UnknownInvoke : Reading;

    /// <summary>An invoke of ours that misses what it needs.</summary>
    internal sealed record NotOurShape : Reading;

    public static readonly Reading Passed = new Nothing();

    public static readonly Reading Malformed = new NotOurShape();
}

internal enum ReadingKind
{
    /// <summary>A typed message or an event: 200 without a body, answers go through the outbox.</summary>
    Message,

    /// <summary><c>Action.Submit</c>, the fallback of an older client: as a message, but a form to correct is shown in place.</summary>
    Submit,

    /// <summary><c>adaptiveCard/action</c>: the answer is the response.</summary>
    Card,

    /// <summary><c>task/fetch</c> and <c>task/submit</c>: the answer is the dialog.</summary>
    Dialog,
}
