using System.Text.Json.Nodes;
using ChatOps.Cards;
using ChatOps.Channels.Teams.Connector;

namespace ChatOps.Channels.Teams;

/// <summary>An <see cref="Answer"/> as the body of an invoke's response. Pure.</summary>
/// <remarks>
/// https://learn.microsoft.com/adaptive-cards/authoring-cards/universal-action-model#response-format and
/// https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/task-modules/task-modules-bots
/// </remarks>
internal static class TeamsAnswers
{
    /// <summary>Where there is nothing to say: an empty message looks as if nothing had happened. The same in every language.</summary>
    private const string Heard = "OK";

    /// <summary>
    /// The answer to <c>adaptiveCard/action</c>. A card replaces the pressed one for the caller only; everybody else sees it by an update.
    /// </summary>
    public static JsonObject ToCard(Answer answer) => CardOf(answer) is { } card
        ? Result(200, OutgoingActivity.AdaptiveCard, AdaptiveCards.Render(card))
        : Result(200, "application/vnd.microsoft.activity.message", answer is Answer.Say say ? say.Text : Heard);

    /// <summary>What went wrong, without saying what. HTTP stays 200: the code in the body is the invoke's own.</summary>
    public static JsonObject Error(int status) => Result(status, "application/vnd.microsoft.error", new JsonObject
    {
        ["code"] = status == 400 ? "BadRequest" : "InternalServerError",
        ["message"] = status == 400 ? "The request is not valid." : "Something went wrong. Please try again.",
    });

    /// <summary>The answer to <c>task/fetch</c> and <c>task/submit</c>. Null: an empty body, which closes the dialog.</summary>
    public static JsonObject? ToDialog(Answer answer) => answer switch
    {
        _ when CardOf(answer) is { } card => Task("continue", new JsonObject
        {
            ["title"] = card.Form?.Title ?? card.Notification,
            ["height"] = "large",
            ["width"] = "medium",
            ["card"] = new JsonObject { ["contentType"] = OutgoingActivity.AdaptiveCard, ["content"] = AdaptiveCards.RenderForm(card) },
        }),
        Answer.Say say => Task("message", say.Text),
        _ => null,
    };

    public static Card? CardOf(Answer answer) => answer switch
    {
        Answer.Show show => show.Card,
        Answer.Ask ask => ask.Card,
        Answer.Correct correct => correct.Card,
        Answer.Aside aside => aside.Card,
        _ => null,
    };

    private static JsonObject Result(int status, string type, JsonNode value) =>
        new()
        {
            ["statusCode"] = status,
            ["type"] = type,
            ["value"] = value,
        };

    private static JsonObject Task(string type, JsonNode value) =>
        new()
        {
            ["task"] = new JsonObject { ["type"] = type, ["value"] = value },
        };
}
