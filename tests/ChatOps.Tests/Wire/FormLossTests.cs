using System.Text.Json;
using System.Text.Json.Nodes;
using ChatOps.Cards;
using ChatOps.Channels;
using ChatOps.Channels.Dispatching;
using ChatOps.Channels.Slack.Reading;
using ChatOps.Channels.Teams;
using ChatOps.People;
using ChatOps.Storage;
using ChatOps.Tests.Drivers;
using ChatOps.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;
using NodaTime.Text;

namespace ChatOps.Tests.Wire;

/// <summary>
/// Every form that the product can draw, found by drawing every card for everybody about everything: whatever of its submission is left
/// out, emptied or spoilt, in either channel, nothing that is stored is lost, and who sent it is told what could not be read.
/// </summary>
public sealed class FormLossTests
{
    private const string Half = "\ud83d";

    /// <summary>What is no subject of a card, and there are many of it.</summary>
    private static readonly string[] NoSubjects = ["accounts", "audit", "deliveries", "outbox", "content_keys", "person_keys"];

    private int _count;

    private static Ct Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task nothing_stored_is_lost_whatever_is_left_out_emptied_or_spoilt()
    {
        var (drawn, filled, lost) = (new HashSet<string>(), 0, new List<string>());
        foreach (var world in Worlds)
        {
            await using var app = await App.Start(Engine.Sqlite);
            await world(app);
            var forms = await Forms(app);
            drawn.UnionWith(forms.Select(f => f.Card.Form!.Action));
            filled += forms.Count(f => f.Card.Inputs().Any(i => i.HoldsAnswer));
            foreach (var form in forms)
            {
                foreach (var channel in Enum.GetValues<Channel>())
                    lost.AddRange(await Lost(app, form, channel));
            }
        }

        lost.ShouldBeEmpty();
        Routes.Forms.Keys.Except(drawn).ShouldBeEmpty("Every form of the table was drawn.");
        filled.ShouldBeGreaterThan(12, "They are filled in with what is stored.");
    }

    /// <summary>It shows nothing that is stored, and asks for texts and ticks only.</summary>
    [Fact]
    public async Task a_form_that_is_held_against_nothing_has_nothing_to_lose()
    {
        foreach (var world in Worlds)
        {
            await using var app = await App.Start(Engine.Sqlite);
            await world(app);

            (await Forms(app))
                .Where(f => !Routes.Forms.ContainsKey(f.Card.Form!.Action) && f.Card.Form.Action != "check-in.submit")
                .SelectMany(f =>
                    f.Card.Inputs().Where(i => i.HoldsAnswer || i is ChoiceInput or DateInput).Select(i => $"{f.Card.Kind} {i.Id}"))
                .ShouldBeEmpty();
        }
    }

    /// <summary>A form of an older version, of which no input is known any more, is told apart from one that was left as it is.</summary>
    [Fact]
    public async Task a_form_of_an_older_version_is_not_thanked_for()
    {
        var thanked = new List<string>();
        foreach (var world in Worlds)
        {
            await using var app = await App.Start(Engine.Sqlite);
            await world(app);
            foreach (var form in await Forms(app))
            {
                foreach (var channel in Enum.GetValues<Channel>())
                {
                    if (await Draw(app, form) is not { Form: { } drawn } before || drawn.Action != form.Card.Form!.Action)
                        continue;
                    var sent = new JsonObject(
                        Values(before, app, channel).Select(v => KeyValuePair.Create($"old_{v.Key}", v.Value?.DeepClone())));
                    var answer = await app.Services.GetRequiredService<Dispatch>()(Inbound(form, before, sent, channel), Stop);
                    if (answer is not (Answer.Correct or Answer.Say { IsRefusal: true }))
                        thanked.Add($"{channel} {form.Card.Kind}: {answer.GetType().Name}");
                }
            }
        }

        thanked.ShouldBeEmpty();
    }

    private static Func<App, Task>[] Worlds => [Written, Ending, Planned];

    private async Task<List<string>> Lost(App app, Found form, Channel channel)
    {
        var lost = new List<string>();
        foreach (var (id, what, spoil, isSaid) in form.Card.Inputs().SelectMany(i => Spoils(i, channel)))
        {
            var before = await Draw(app, form);
            if (before?.Form?.Action != form.Card.Form!.Action || before.Inputs().FirstOrDefault(i => i.Id == id) is not { } input)
                continue;
            var sent = Values(before, app, channel);
            spoil(sent);
            var answer = await app.Services.GetRequiredService<Dispatch>()(Inbound(form, before, sent, channel), Stop);
            var after = await Draw(app, form);
            var name = $"{channel} {form.Card.Kind} {id} {what}";
            if (isSaid && (answer is not Answer.Correct correct || correct.Errors.All(e => e.Field != id)))
                lost.Add($"{name}: not said, but {answer.GetType().Name}");
            if (after?.Form?.Action != before.Form.Action)
                continue;
            lost.AddRange(
                before
                    .Inputs()
                    .Where(i => i.HoldsAnswer && (i.Id != id || what == "left out" || isSaid))
                    .Where(i => after.Inputs().FirstOrDefault(a => a.Id == i.Id) is { } there && There(there) != There(i))
                    .Select(i => $"{name}: {i.Id} was lost"));
            if (what is "half a letter" or "NUL" && answer is not Answer.Correct && input.HoldsAnswer
                && after.Inputs().FirstOrDefault(a => a.Id == id) is { } kept && There(kept) is not ("well\ufffd" or "well"))
                lost.Add($"{name}: not kept, but {There(kept)}");
        }

        return lost;
    }

    /// <summary>What can happen to one input, and whether it is said at it.</summary>
    private static IEnumerable<(string Id, string What, Action<JsonObject> Spoil, bool IsSaid)> Spoils(Input input, Channel channel)
    {
        var id = input.Id;
        yield return (id, "left out", values => values.Remove(id), false);
        yield return (id, "null", values => values[id] = null, false);
        yield return (id, "emptied", values => values[id] = channel == Channel.Teams ? "" : Empty(input), false);
        yield return (id, "an object", values => Put(values, input, channel, new JsonObject { ["x"] = 1 }), true);
        yield return (id, "an array of objects", values => Put(values, input, channel, new JsonArray(new JsonObject())), true);
        if (input is TextInput)
        {
            yield return (id, "half a letter", values => Put(values, input, channel, "well" + Half), false);
            yield return (id, "NUL", values => Put(values, input, channel, "we\0ll"), false);
            yield return (id, "a number", values => Put(values, input, channel, 7), channel == Channel.Slack);
            yield return (id, "too long", values => Put(values, input, channel, new string('x', 100_000)), true);
        }

        if (input is DateInput)
        {
            yield return (id, "no date", values => Put(values, input, channel, "12/11/2026 or so"), true);
            yield return (id, "an impossible day", values => Put(values, input, channel, "2026-02-30"), true);
            yield return (id, "an instant", values => Put(values, input, channel, "2026-12-11T23:00:00.000Z"), true);
        }

        if (input is ChoiceInput)
        {
            yield return (id, "no choice", values => Put(values, input, channel, "no-such-choice"), true);
            yield return (id, "a choice in wide letters", values => Put(values, input, channel, "ｙｅｓ"), true);
        }

        if (input is Toggle && channel == Channel.Teams)
            yield return (id, "no tick", values => Put(values, input, channel, "perhaps"), input is not Toggle);
    }

    /// <summary>The form as somebody sends it who fills in what is empty and changes nothing.</summary>
    private static JsonObject Values(Card card, App app, Channel channel)
    {
        var values = new JsonObject();
        foreach (var input in card.Inputs())
            Put(values, input, channel, There(input) ?? Filled(input, app));
        return values;
    }

    private static string Filled(Input input, App app) => input switch
    {
        { IsOptional: true } => "",
        Toggle => "true",
        ChoiceInput { Choices: [var first, ..] } => first.Value,
        DateInput date => LocalDatePattern.Iso.Format(date.Min ?? app.Clock.GetCurrentInstant().InUtc().Date),
        TextInput => "filled in",
        _ => "",
    };

    private static void Put(JsonObject values, Input input, Channel channel, JsonNode value)
    {
        if (channel == Channel.Teams)
        {
            values[input.Id] = value.DeepClone();
            return;
        }

        var element = Empty(input);
        var inner = element[BlockName]!.AsObject();
        var text = value is JsonValue ? value.ToString() : null;
        switch (input)
        {
            case Toggle or ChoiceInput { IsMany: true }:
                inner["selected_options"] = text is null
                    ? value.DeepClone()
                    : new JsonArray([.. text.Split(',', StringSplitOptions.RemoveEmptyEntries).Where(v => v != "false").Select(Option)]);
                break;
            case ChoiceInput:
                inner["selected_option"] = text is null ? value.DeepClone() : text.Length == 0 ? null : Option(text);
                break;
            case DateInput:
                inner["selected_date"] = text is { Length: 0 } ? null : value.DeepClone();
                break;
            default:
                inner["value"] = text is { Length: 0 } ? null : value.DeepClone();
                break;
        }

        values[input.Id] = element;
    }

    private const string BlockName = "value";

    private static JsonObject Empty(Input input) => new()
    {
        [BlockName] = input switch
        {
            Toggle or ChoiceInput { IsMany: true } => new JsonObject { ["type"] = "checkboxes", ["selected_options"] = new JsonArray() },
            ChoiceInput => new JsonObject { ["type"] = "static_select", ["selected_option"] = null },
            DateInput => new JsonObject { ["type"] = "datepicker", ["selected_date"] = null },
            _ => new JsonObject { ["type"] = "plain_text_input", ["value"] = null },
        },
    };

    private static JsonNode Option(string value) => new JsonObject { ["value"] = value };

    private static string? There(Input input) => input switch
    {
        TextInput { HoldsAnswer: true } text => text.Value,
        ChoiceInput { HoldsAnswer: true } choice => string.Join(',', choice.Values),
        DateInput { Value: { } day } => LocalDatePattern.Iso.Format(day),
        Toggle toggle => toggle.Value ? "true" : null,
        _ => null,
    };

    /// <summary>What each channel posts, read by its adapter; half a letter goes through the wire as an escape.</summary>
    private Inbound Inbound(Found form, Card card, JsonObject values, Channel channel)
    {
        var name = $"{++_count}";
        var inbound = channel == Channel.Teams
            ? ((Reading.Gesture)TeamsInbound.Read(
                ActivityJson.Read(JsonSerializer.SerializeToUtf8Bytes(Invoke(card, values, name)))!)).Inbound
            : SlackInbound.Of(
                JsonSerializer.Deserialize(
                    JsonSerializer.SerializeToUtf8Bytes(Submission(card, values, name)), SlackJson.Default.SlackInteraction)!,
                "secret"u8)!.Inbound;
        return inbound with { Account = form.Account };
    }

    private static JsonObject Invoke(Card card, JsonObject values, string name)
    {
        var data = values.DeepClone().AsObject();
        data["action"] = card.Form!.Action;
        data["subject"] = card.Form.Subject;
        var action = new JsonObject { ["type"] = "Action.Execute", ["verb"] = card.Form.Action, ["data"] = data };
        return new JsonObject
        {
            ["type"] = "invoke",
            ["name"] = "adaptiveCard/action",
            ["id"] = name,
            ["from"] = new JsonObject { ["aadObjectId"] = "somebody" },
            ["conversation"] = new JsonObject
            {
                ["id"] = "a:1",
                ["tenantId"] = "tenant",
                ["conversationType"] = "personal",
            },
            ["value"] = new JsonObject { ["action"] = action },
        };
    }

    private static JsonObject Submission(Card card, JsonObject values, string name) => new()
    {
        ["type"] = "view_submission",
        ["team"] = new JsonObject { ["id"] = "T1" },
        ["user"] = new JsonObject { ["id"] = "U1" },
        ["view"] = new JsonObject
        {
            ["id"] = name,
            ["callback_id"] = card.Form!.Action,
            ["private_metadata"] = new JsonObject { ["subject"] = card.Form.Subject, ["kind"] = card.Kind }.ToJsonString(),
            ["state"] = new JsonObject { ["values"] = values.DeepClone() },
        },
    };

    private static Task<Card?> Draw(App app, Found form) =>
        app.Services.GetRequiredService<CardBuilders>().Build(new CardRef(form.Card.Kind, form.Subject), form.Reader, Stop);

    /// <summary>Each form once, for somebody for whom it is filled in as far as it can be.</summary>
    private static async Task<IReadOnlyList<Found>> Forms(App app)
    {
        var builders = app.Services.GetRequiredService<CardBuilders>();
        var people = await app.Database.Db.Read(
            db => db.Query<(string Id, string Channel, string Tenant, string User)>(
                new Statement("test", "SELECT person_id, channel, tenant, user_id FROM accounts", null)),
            Stop);
        var subjects = await Subjects(app);
        var found = new Dictionary<string, Found>();
        foreach (var kind in Routes.Cards.Keys)
        {
            foreach (var (id, channel, tenant, user) in people)
            {
                foreach (var subject in subjects)
                {
                    if (await builders.Build(new CardRef(kind, subject), new PersonId(id), Stop) is not { Form: { } form } card
                        || !card.Inputs().Any()
                        || (found.TryGetValue(form.Action, out var other)
                            && other.Card.Inputs().Count(i => i.HoldsAnswer) >= card.Inputs().Count(i => i.HoldsAnswer)))
                        continue;
                    found[form.Action] = new Found(
                        card, subject, new PersonId(id), new AccountKey(channel == "slack" ? Channel.Slack : Channel.Teams, tenant, user));
                }
            }
        }

        return [.. found.Values.OrderBy(f => Destroys(f.Card) ? 1 : 0)];
    }

    /// <summary>What is sent of them ends what the others are about.</summary>
    private static bool Destroys(Card card) => card.Form!.Action is "membership.pause.submit" or "partner.not-a-fit.yes";

    /// <summary>Every id that there is.</summary>
    private static Task<IReadOnlyList<string>> Subjects(App app) => app.Database.Db.Read<IReadOnlyList<string>>(
        async db =>
        {
            var tables = await db.Query<string>(
                new Statement(
                    "test",
                    "SELECT m.name FROM sqlite_master m JOIN pragma_table_info(m.name) c WHERE m.type = 'table' AND c.name = 'id'",
                    null));
            var ids = new List<string> { "" };
            foreach (var table in tables.Except(NoSubjects))
                ids.AddRange(await db.Query<string>(new Statement("test", $"SELECT CAST(id AS TEXT) FROM {table}", null)));
            return ids;
        },
        Stop);

    /// <summary>A week in which one has shared and the other has begun to write.</summary>
    private static async Task Written(App app)
    {
        var story = await Story.InTheWeek(app, Channel.Teams, Channel.Slack);
        await story.Ben.Shares(("in_the_way", "rain"), ("c1_text", "call the supplier"));
        await story.Ben.LooksUp();
        await story.Ana.Reads("Ben's week");
        await app.CardsRest();
        var week = await story.Ana.Sends(
            "check-in.write", "check-in.save", ("c1_text", "send it"), ("c1_done_when", "it is sent"), ("in_the_way", "rain"));
        week.ShouldBe("");
    }

    /// <summary>Two who are asked how their round was; what is there to fill in is filled in.</summary>
    private static async Task Ending(App app)
    {
        var story = await Story.Begin(app, Channel.Teams, Channel.Slack);
        await story.Pair();
        await story.Ana.Reads("Your partner is Ben Okafor");
        await story.Ana.Says("preferences");
        await story.Ana.Reads("All optional.");
        (
            await story.Ana.Sends(
                "preferences.open",
                "preferences.submit",
                ("intro", "I write."),
                ("want", "a second pair of eyes"),
                ("can_help", "with figures"),
                ("avoid", "kim@contoso.example"),
                ("wish", "lee@contoso.example"))).ShouldBe("");
        await story.Dana.Says("notice");
        await story.Dana.Reads("This is version 2.");
        (await story.Dana.Sends("notice.open", "notice.change", ("addition", "The works council agreed."))).ShouldBe("");
        await story.Dana.LooksUp();
        await app.Until(Thursday);
        await story.Ana.Reads("Three weeks with Ben");
        (
            await story.Ana.Sends(
                "round-end.open",
                "round-end.submit",
                ("next", "again"),
                ("helped", "yes"),
                ("change", "a shorter meeting"),
                ("thanks", "you listened well"))).ShouldBe("");
        await app.CardsRest();
    }

    /// <summary>Pairs that are proposed, of members without a partner.</summary>
    private static async Task Planned(App app)
    {
        var circle = await Circle.Begin(app, Channel.Slack, "Kim", "Tom");
        await circle.RunsNow();
    }

    private static readonly Instant Thursday = Instant.FromUtc(2026, 12, 10, 8, 30);

    private sealed record Found(Card Card, string Subject, PersonId Reader, AccountKey Account);
}
