using System.Collections.Frozen;
using System.Diagnostics;
using OpenTelemetry;

namespace ChatOps.Operations.Measuring;

/// <summary>
/// What leaves in spans and figures is named here, and nothing else does: a path can hold the secret of a feed, an address of Graph a
/// person's, a host name whatever the caller wrote, and a message anything. Runs before spans are handed to the exporter.
/// </summary>
/// <remarks>https://opentelemetry.io/docs/specs/semconv/registry/attributes/</remarks>
internal sealed class MayLeave : BaseProcessor<Activity>
{
    /// <summary>
    /// Tags of figures that are not our own: kinds, codes and templates. No host name: one of them stands in a link that a moderator typed.
    /// </summary>
    public static readonly FrozenSet<string> BesideFigures = FrozenSet.Create(
        "http.request.method", "http.response.status_code", "http.route", "http.connection.state", "url.scheme",
        "network.protocol.name", "network.protocol.version", "network.transport", "network.type", "tls.protocol.version", "error.type",
        "aspnetcore.routing.match_status", "aspnetcore.routing.is_fallback", "aspnetcore.diagnostics.exception.result", "db.system.name",
        "db.client.connection.state", "gc.heap.generation", "dotnet.gc.heap.generation", "cpu.mode");

    /// <summary>Tags of spans. A statement is the text of our own file: its values are parameters, and those are no tags.</summary>
    private static readonly FrozenSet<string> InSpans = BesideFigures
        .Concat(["db.query.text", "db.operation.name", "db.response.status_code", "db.npgsql.rows", "db.npgsql.prepared"]).ToFrozenSet();

    public override void OnEnd(Activity data)
    {
        foreach (var tag in data.TagObjects.Where(t => !InSpans.Contains(t.Key) && !IsVendor(data, t.Key)).ToList())
            data.SetTag(tag.Key, null);
        // Without the description, which is an exception's message, and the state that the caller may have sent along (null would be
        // the parent's).
        data.SetStatus(data.Status);
        data.TraceStateString = "";
    }

    /// <summary>Whom we called. On a request that came to us it is the Host header.</summary>
    private static bool IsVendor(Activity data, string tag) => data.Kind == ActivityKind.Client && tag == "server.address";
}
