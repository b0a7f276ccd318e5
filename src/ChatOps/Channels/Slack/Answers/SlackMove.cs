using System.Text.Json.Nodes;
using ChatOps.Cards;
using ChatOps.Channels.Slack.Reading;

namespace ChatOps.Channels.Slack.Answers;

/// <summary>How an answer reaches the person where they are. Pure.</summary>
internal abstract record SlackMove
{
    /// <summary>An empty 200: a modal closes, anything else stays as it is.</summary>
    internal sealed record Acknowledge : SlackMove;

    /// <summary>JSON in the response: an ephemeral text under a command, a <c>response_action</c> for a modal.</summary>
    internal sealed record Respond(JsonObject Body) : SlackMove;

    /// <summary>Posted to the response address after the response: an ephemeral text, or what an ephemeral message becomes.</summary>
    internal sealed record Follow(JsonObject Message) : SlackMove;

    /// <summary><c>views.open</c> with the gesture's trigger.</summary>
    internal sealed record Open(JsonObject View) : SlackMove;

    /// <summary><c>views.push</c>: on top of the modal, which stays as it is.</summary>
    internal sealed record Push(JsonObject View) : SlackMove;

    /// <summary><c>views.update</c> of the modal that the button stands in.</summary>
    internal sealed record Update(JsonObject View) : SlackMove;

    private static readonly SlackMove Nothing = new Acknowledge();

    public static SlackMove For(SlackGesture gesture, Answer answer) => answer switch
    {
        Answer.Say { IsRefusal: true } say when gesture.Surface == SlackSurface.Submission =>
            new Respond(Misplaced(gesture.Surface, gesture.Blocks, say.Text)),
        Answer.Say say => Said(gesture.Surface, say.Text),
        Answer.Show show => Shown(gesture.Surface, show.Card),
        Answer.Aside aside => Beside(gesture.Surface, aside.Card),
        Answer.Ask ask => Asked(gesture.Surface, SlackViews.Of(ask.Card)),
        Answer.Correct correct => Corrected(gesture, correct),
        _ => Nothing,
    };

    private static SlackMove Said(SlackSurface surface, string text) => surface switch
    {
        SlackSurface.Command => new Respond(Ephemeral(text)),
        SlackSurface.Message or SlackSurface.Ephemeral => new Follow(Ephemeral(text)),
        SlackSurface.Submission => new Respond(Replace(SlackViews.Notice(text))),
        SlackSurface.Modal => new Push(SlackViews.Notice(text)),
        _ => new Open(SlackViews.Notice(text)),
    };

    private static SlackMove Shown(SlackSurface surface, Card card) => surface switch
    {
        SlackSurface.Command when IsOnlyAForm(card) => new Open(SlackViews.Of(card)),
        SlackSurface.Command => new Respond(Ephemeral(card)),
        SlackSurface.Ephemeral when IsOnlyAForm(card) => new Open(SlackViews.Of(card)),
        SlackSurface.Ephemeral => new Follow(Instead(card)),
        SlackSurface.Modal => new Update(SlackViews.Of(card)),
        SlackSurface.Submission => new Respond(Replace(SlackViews.Of(card))),
        SlackSurface.Shortcut => new Open(SlackViews.Of(card)),
        // The outbox brings the message and the Home tab up to date.
        _ => Nothing,
    };

    private static SlackMove Beside(SlackSurface surface, Card card) => surface switch
    {
        SlackSurface.Command => new Respond(Ephemeral(card)),
        SlackSurface.Modal => new Push(SlackViews.Of(card)),
        SlackSurface.Submission => new Respond(Replace(SlackViews.Of(card))),
        _ => new Open(SlackViews.Of(card)),
    };

    private static SlackMove Asked(SlackSurface surface, JsonObject view) => surface switch
    {
        SlackSurface.Modal => new Update(view),
        SlackSurface.Submission => new Respond(Replace(view)),
        _ => new Open(view),
    };

    private static SlackMove Corrected(SlackGesture gesture, Answer.Correct correct) =>
        gesture is { Surface: SlackSurface.Submission, Blocks: [var first, ..] } && correct.Errors.Count > 0
            ? new Respond(Errors(AtFields(gesture.Blocks, first, correct.Errors)))
            : Asked(gesture.Surface, SlackViews.Of(correct.Card));

    /// <summary>Slack takes errors at inputs of the submitted view only: the others are said at the first one.</summary>
    private static JsonObject AtFields(IReadOnlyList<string> blocks, string first, IReadOnlyList<FieldError> errors) =>
        new(errors.GroupBy(e => blocks.Contains(e.Field) ? e.Field : first)
            .Select(at => KeyValuePair.Create(at.Key, (JsonNode?)string.Join(' ', at.Select(e => e.Message)))));

    private static bool IsOnlyAForm(Card card) => card is { Form: not null, Body.Count: 0 };

    private static JsonObject Replace(JsonObject view) => new() { ["response_action"] = "update", ["view"] = view };

    /// <summary>A form keeps what was typed: the sentence stands at its first input.</summary>
    public static JsonObject Misplaced(SlackSurface surface, IReadOnlyList<string> blocks, string text) => (surface, blocks) switch
    {
        (SlackSurface.Submission, [var first, ..]) => Errors(new JsonObject { [first] = text }),
        (SlackSurface.Submission, _) => Replace(SlackViews.Notice(text)),
        _ => Ephemeral(text),
    };

    private static JsonObject Errors(JsonObject atFields) => new() { ["response_action"] = "errors", ["errors"] = atFields };

    /// <summary>A text that only they see.</summary>
    public static JsonObject Ephemeral(string text) =>
        new()
        {
            ["response_type"] = "ephemeral",
            ["replace_original"] = false,
            ["text"] = SlackText.Written(text),
        };

    private static JsonObject Ephemeral(Card card) =>
        new() { ["response_type"] = "ephemeral", ["text"] = SlackText.Written(card.Notification), ["blocks"] = BlockKit.Message(card) };

    private static JsonObject Instead(Card card) =>
        new() { ["replace_original"] = true, ["text"] = SlackText.Written(card.Notification), ["blocks"] = BlockKit.Message(card) };
}
