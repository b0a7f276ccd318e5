using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using ChatOps.Participation;
using ChatOps.Storage;
using ChatOps.Tests.Hosting;
using ChatOps.Tests.Vendors.Entra;
using ChatOps.Web.SignIn;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Primitives;

namespace ChatOps.Tests.Wire;

/// <summary>The description of the figures, held against the real endpoints: what it says is so, and nothing more is.</summary>
public abstract class DescriptionTests(string engine) : IAsyncLifetime
{
    private FakeAuthority _authority = null!;
    private App _app = null!;
    private JsonElement _api;

    private static Ct Stop => TestContext.Current.CancellationToken;

    private IReadOnlyList<string> Paths => [.. _api.GetProperty("paths").EnumerateObject().Select(p => p.Name)];

    public async ValueTask InitializeAsync()
    {
        _authority = await FakeAuthority.Start();
        _app = await App.Prepare(engine == "postgres" ? Engine.Postgres : Engine.Sqlite);
        _app.More.AddRange(_authority.Arguments);
        await _app.Run();
        foreach (
            var sql in new[]
            {
                "INSERT INTO participation_programs VALUES ('autumn', 'Autumn 2026')",
                "INSERT INTO participation_rounds VALUES ('autumn', 1, TRUE)",
                "INSERT INTO participation_members VALUES ('autumn', 'Engineering', '2026-11-02', 14), ('autumn', 'Legal', '2026-11-02', "
                + "4)",
                "INSERT INTO participation_weeks VALUES ('autumn', '2026-11-02', 1, TRUE, NULL, 13, 0)",
                "INSERT INTO participation_rollup VALUES ('autumn', 1, '2026-11-02', 'Engineering', 0, 14, 13, 11, 5), ('autumn', 1, "
                + "'2026-11-02', 'Legal', 0, 4, 4, 4, 2)",
            })
            await Do(sql);
        using var document = JsonDocument.Parse(await _app.Client.GetStringAsync("/participation/openapi.json", Stop));
        _api = document.RootElement.Clone();
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await _app.DisposeAsync();
        await _authority.DisposeAsync();
    }

    [Fact]
    public async Task the_paths_are_those_that_answer_and_only_by_these_methods()
    {
        var routes = _app
            .Services.GetServices<EndpointDataSource>()
            .SelectMany(s => s.Endpoints)
            .OfType<RouteEndpoint>()
            .Select(e => e.RoutePattern.RawText ?? "");

        routes.Where(r => r.StartsWith("/participation.", StringComparison.Ordinal)).ShouldBe(Paths, ignoreOrder: true);
        foreach (var path in Paths)
        {
            _api.GetProperty("paths").GetProperty(path).EnumerateObject().Select(o => o.Name).ShouldBe(["get"]);
            (await Get(path, HttpMethod.Post)).StatusCode.ShouldBe(HttpStatusCode.MethodNotAllowed);
        }
    }

    [Fact]
    public async Task the_parameters_are_those_that_are_read_and_take_what_is_said()
    {
        var asked = new Asked();
        Query.Read(asked, out _).ShouldBeNull();

        foreach (var path in Paths)
        {
            var parameters = Operation(path).GetProperty("parameters").EnumerateArray().Select(Resolved).ToList();
            parameters.Select(p => p.GetProperty("name").GetString()!).ShouldBe(asked.Names, ignoreOrder: true);
            foreach (var parameter in parameters)
            {
                var (name, schema) = (parameter.GetProperty("name").GetString()!, Resolved(parameter.GetProperty("schema")));
                parameter.GetProperty("in").GetString().ShouldBe("query");
                parameter.TryGetProperty("required", out _).ShouldBeFalse();
                foreach (var good in Good(schema))
                {
                    Faults(good, schema).ShouldBeEmpty();
                    (await Get($"{path}?{name}={good.GetString()}")).StatusCode.ShouldBe(HttpStatusCode.OK, $"{name}={good}");
                }
                foreach (var bad in (string[])["Nobody", "2026-47", "2026-W471", "x", "%20"])
                    (await Get($"{path}?{name}={bad}")).StatusCode.ShouldBe(HttpStatusCode.BadRequest, $"{name}={bad}");
                if (schema.TryGetProperty("default", out var usual))
                    (await Text($"{path}?{name}={usual.GetString()}")).ShouldBe(await Text(path));
            }
            (await Text($"{path}?any=thing")).ShouldBe(await Text(path));
        }
    }

    [Fact]
    public async Task the_statuses_are_those_that_come_each_with_its_content()
    {
        foreach (var path in Paths)
        {
            List<HttpResponseMessage> answers = [await Get(path), await Get($"{path}?by=person"), await Get(path, authorization: "")];
            _authority.Roles.Clear();
            answers.Add(await Get(path));
            _authority.Roles.Add(Roles.Hr);
            await Do("ALTER TABLE participation_rollup RENAME TO gone");
            answers.Add(await Get(path));
            await Do("ALTER TABLE gone RENAME TO participation_rollup");

            var described = Operation(path)
                .GetProperty("responses")
                .EnumerateObject()
                .SelectMany(
                    r => Resolved(r.Value).GetProperty("content").EnumerateObject(),
                    (r, content) => (r.Name, Type: content.Name, Schema: Resolved(content.Value.GetProperty("schema"))))
                .ToList();
            described
                .Select(d => $"{d.Name} {d.Type}")
                .ShouldBe(answers.Select(a => $"{(int)a.StatusCode} {a.Content.Headers.ContentType!.MediaType}"), ignoreOrder: true);
            foreach (var answer in answers)
            {
                var text = await answer.Content.ReadAsStringAsync(Stop);
                if (answer.Content.Headers.ContentType!.MediaType != "text/csv")
                    Faults(JsonDocument.Parse(text).RootElement, described.Single(d => d.Name == $"{(int)answer.StatusCode}").Schema)
                        .ShouldBeEmpty(text);
            }
        }
    }

    [Fact]
    public async Task rows_are_as_described_in_both_formats()
    {
        var columns = _api.GetProperty("components")
            .GetProperty("schemas")
            .GetProperty("Row")
            .GetProperty("required")
            .EnumerateArray()
            .Select(c => c.GetString()!)
            .ToList();
        foreach (var by in (string[])["week", "round", "department"])
        {
            using var json = JsonDocument.Parse(await Text($"/participation.json?by={by}"));
            var rows = json.RootElement.GetProperty("rows").EnumerateArray().ToList();

            rows.ShouldNotBeEmpty();
            rows.ShouldAllBe(r => r.EnumerateObject().Select(p => p.Name).SequenceEqual(columns));
            Faults(json.RootElement, _api.GetProperty("components").GetProperty("schemas").GetProperty("Participation")).ShouldBeEmpty(by);
            (await Text($"/participation.csv?by={by}")).Split("\r\n")[0].ShouldBe(string.Join(',', columns));
        }
    }

    [Fact]
    public async Task each_way_in_that_is_named_opens_each_path_alone()
    {
        var schemes = _api.GetProperty("components").GetProperty("securitySchemes");
        var cookies = new CookieContainer();
        using var browser = new HttpClient(new HttpClientHandler { CookieContainer = cookies }) { BaseAddress = _app.Client.BaseAddress };
        (await browser.GetAsync("/participation", Stop)).StatusCode.ShouldBe(HttpStatusCode.OK);
        var session = cookies
            .GetCookies(browser.BaseAddress!)[schemes.GetProperty("session").GetProperty("name").GetString()!]
            .ShouldNotBeNull();

        schemes
            .EnumerateObject()
            .Select(s => $"{s.Name} {s.Value.GetProperty("type").GetString()}")
            .ShouldBe(["bearer http", "session apiKey"]);
        foreach (var path in Paths)
        {
            Operation(path)
                .GetProperty("security")
                .EnumerateArray()
                .Select(s => s.EnumerateObject().Single().Name)
                .ShouldBe(["bearer", "session"]);
            (await Get(path)).StatusCode.ShouldBe(HttpStatusCode.OK);
            (await Get(path, authorization: "", cookie: session.ToString())).StatusCode.ShouldBe(HttpStatusCode.OK);
            (await Get(path, authorization: "", cookie: $"other={session.Value}")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        }
    }

    private JsonElement Operation(string path) => _api.GetProperty("paths").GetProperty(path).GetProperty("get");

    private JsonElement Resolved(JsonElement element) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty("$ref", out var to)
            ? to.GetString()!.Split('/')[1..].Aggregate(_api, (at, name) => at.GetProperty(name))
            : element;

    private static IReadOnlyList<JsonElement> Good(JsonElement schema) =>
        schema.TryGetProperty("enum", out var values) || schema.TryGetProperty("examples", out values)
            ? [.. values.EnumerateArray()]
            : [JsonSerializer.SerializeToElement("autumn")];

    /// <summary>
    /// Where a value is not what its schema says, by the words that the description uses; a property that it does not name is a fault, too.
    /// </summary>
    private IReadOnlyList<string> Faults(JsonElement value, JsonElement at)
    {
        var schema = Resolved(at);
        if (schema.TryGetProperty("oneOf", out var choices))
            return choices.EnumerateArray().Count(c => Faults(value, c).Count == 0) == 1 ? [] : [$"{value} is none or several of {schema}"];
        var types = schema.GetProperty("type") is { ValueKind: JsonValueKind.Array } several
            ? several.EnumerateArray().Select(t => t.GetString())
            : [schema.GetProperty("type").GetString()];
        if (!types.Any(type => Is(value, type!)))
            return [$"{value} is not {schema.GetProperty("type")}"];
        if (schema.TryGetProperty("enum", out var allowed) && allowed.EnumerateArray().All(a => a.GetString() != value.GetString()))
            return [$"{value} is not of {allowed}"];
        if (
            schema.TryGetProperty("pattern", out var pattern)
            && !Regex.IsMatch(value.GetString()!, pattern.GetString()!, RegexOptions.None, TimeSpan.FromSeconds(1)))
            return [$"{value} is not {pattern}"];
        if (schema.TryGetProperty("minimum", out var least) && value.GetInt64() < least.GetInt64())
            return [$"{value} is less than {least}"];
        if (value.ValueKind == JsonValueKind.Array)
            return [.. value.EnumerateArray().SelectMany(item => Faults(item, schema.GetProperty("items")))];
        if (value.ValueKind != JsonValueKind.Object)
            return [];
        var missing = schema.TryGetProperty("required", out var required)
            ? required.EnumerateArray().Where(r => !value.TryGetProperty(r.GetString()!, out _)).Select(r => $"{r} is missing")
            : [];
        return
        [
            .. missing,
            .. value
                .EnumerateObject()
                .SelectMany(p =>
                    schema.GetProperty("properties").TryGetProperty(p.Name, out var type)
                        ? Faults(p.Value, type)
                        : [$"{p.Name} is not described"]),
        ];
    }

    private static bool Is(JsonElement value, string type) => type switch
    {
        "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _),
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        _ => value.ValueKind.ToString().Equals(type, StringComparison.OrdinalIgnoreCase),
    };

    private async Task<string> Text(string path) => await (await Get(path)).Content.ReadAsStringAsync(Stop);

    private async Task<HttpResponseMessage> Get(string path, HttpMethod? method = null, string? authorization = null, string? cookie = null)
    {
        using var browser = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false })
        {
            BaseAddress = _app.Client.BaseAddress,
        };
        using var request = new HttpRequestMessage(method ?? HttpMethod.Get, path);
        if (authorization != "")
            request.Headers.Add("Authorization", $"Bearer {_authority.Token()}");
        if (cookie is not null)
            request.Headers.Add("Cookie", cookie);
        return await browser.SendAsync(request, Stop);
    }

    private Task<int> Do(string sql) => _app.Database.Db.Write(db => db.Execute(new Statement("test", sql, null)), Stop);

    /// <summary>A query without parameters that remembers which were looked for.</summary>
    private sealed class Asked : IQueryCollection
    {
        public SortedSet<string> Names { get; } = [];

        public int Count => 0;

        public ICollection<string> Keys => [];

        public StringValues this[string key]
        {
            get
            {
                Names.Add(key);
                return StringValues.Empty;
            }
        }

        public bool ContainsKey(string key)
        {
            Names.Add(key);
            return false;
        }

        public bool TryGetValue(string key, out StringValues value)
        {
            value = StringValues.Empty;
            return ContainsKey(key);
        }

        public IEnumerator<KeyValuePair<string, StringValues>> GetEnumerator() =>
            Enumerable.Empty<KeyValuePair<string, StringValues>>().GetEnumerator();

        System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();
    }
}

public sealed class SqliteDescriptionTests() : DescriptionTests("sqlite");

public sealed class PostgresDescriptionTests() : DescriptionTests("postgres");
