namespace ChatOps.Channels.Slack.Reading;

/// <summary>
/// What somebody did in Slack, and what it takes to answer: where they are looking, and the keys that Slack gave for this moment.
/// </summary>
internal sealed record SlackGesture(Inbound Inbound, SlackSurface Surface)
{
    public string Team => Inbound.Account.Tenant;

    public string User => Inbound.Account.UserId;

    /// <summary>Opens one view, once, within 3 s of the gesture.</summary>
    public string? Trigger { get; init; }

    /// <summary>Where a text or a replacement for an ephemeral message goes: 5 posts in 30 minutes. Null for views and shortcuts.</summary>
    public string? ResponseUrl { get; init; }

    /// <summary>The conversation of the gesture; null for views and shortcuts.</summary>
    public string? Conversation { get; init; }

    public string? ViewId { get; init; }

    public string? ViewHash { get; init; }

    /// <summary>The inputs of the submitted view; errors can stand at these only.</summary>
    public IReadOnlyList<string> Blocks { get; init; } = [];
}

/// <summary>Where the person was when they acted, which decides how they can be answered.</summary>
internal enum SlackSurface
{
    /// <summary><c>/partner</c>: the response itself is a text that only they see.</summary>
    Command,

    /// <summary>A button on a message of ours, which the outbox keeps up to date.</summary>
    Message,

    /// <summary>A button on a text that only they see, which nobody but the response address can change.</summary>
    Ephemeral,

    /// <summary>A button inside a modal.</summary>
    Modal,

    /// <summary>A modal that was handed in.</summary>
    Submission,

    /// <summary>A button on the Home tab.</summary>
    Home,

    /// <summary>A shortcut: nothing of ours is on the screen.</summary>
    Shortcut,
}
