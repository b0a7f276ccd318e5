using ChatOps.Credentials;

namespace ChatOps.Joining.Holidays.Calendars;

/// <summary>
/// Gets a calendar from an https address that a moderator gave: over connections that never lead into our own network, four megabytes, ten
/// seconds.
/// </summary>
internal sealed class HolidayFetch : IDisposable
{
    private readonly HttpClient _http;

    public HolidayFetch(WayOut wayOut)
        : this(PublicConnections.Wire(wayOut))
    {
    }

    internal HolidayFetch(HttpMessageHandler wire) =>
        _http = new HttpClient(wire) { Timeout = TimeSpan.FromSeconds(10), MaxResponseContentBufferSize = CalendarText.MostBytes };

    /// <summary>The text, or null with the last part of the fault's text key.</summary>
    public async Task<(string? Text, string Fault)> Get(string address, Ct ct)
    {
        try
        {
            using var answer = await _http.GetAsync(Https(address), ct);
            return answer.IsSuccessStatusCode
                ? CalendarText.Of(await answer.Content.ReadAsByteArrayAsync(ct), answer.Content.Headers.ContentType?.CharSet)
                : (null, "unreachable");
        }
        catch (HttpRequestException e) when (e.HttpRequestError == HttpRequestError.ConfigurationLimitExceeded)
        {
            return (null, "too_big");
        }
        catch (Exception e) when (e is InvalidDataException or InvalidOperationException)
        {
            // It was said to be packed, and can't be unpacked.
            return (null, "no_calendar");
        }
        catch (Exception e)
            when (e is HttpRequestException or UriFormatException || (e is OperationCanceledException && !ct.IsCancellationRequested))
        {
            return (null, "unreachable");
        }
    }

    public static bool IsAddress(string text) =>
        Uri.TryCreate(Https(text), UriKind.Absolute, out var address)
        && address is { Scheme: "https", UserInfo: "" }
        && address.IdnHost.Contains('.', StringComparison.Ordinal);

    public void Dispose() => _http.Dispose();

    /// <summary>Calendars are often handed on as <c>webcal:</c>, which is no more than a hint which program opens them.</summary>
    private static string Https(string address)
    {
        var text = address.Trim();
        return text.StartsWith("webcal", StringComparison.OrdinalIgnoreCase) && text.IndexOf("://", StringComparison.Ordinal) is 6 or 7
            ? $"https{text[text.IndexOf(':', StringComparison.Ordinal)..]}"
            : text;
    }
}
