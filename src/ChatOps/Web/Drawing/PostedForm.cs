using ChatOps.Storage.Writing;
using Microsoft.Extensions.Primitives;

namespace ChatOps.Web.Drawing;

/// <summary>A form that a browser posts to a page of ours.</summary>
internal static class PostedForm
{
    /// <summary>Without NUL, which no keyboard makes and PostgreSQL can't store.</summary>
    /// <exception cref="BadHttpRequestException">400: too many fields, too long names, or no form at all.</exception>
    public static async Task<IFormCollection> Read(HttpRequest request, Ct ct)
    {
        try
        {
            var form = await request.ReadFormAsync(ct);
            return form.Any(f => Holds(f.Key) || f.Value.Any(v => v is not null && Holds(v)))
                ? new FormCollection(
                    form.GroupBy(f => StorableText.Of(f.Key))
                        .ToDictionary(
                            f => f.Key, f => new StringValues([.. f.SelectMany(v => v.Value).Select(v => StorableText.Of(v ?? ""))])))
                : form;
        }
        catch (Exception e) when (e is InvalidDataException or IOException and not BadHttpRequestException && !ct.IsCancellationRequested)
        {
            throw new BadHttpRequestException("The form can't be read.", StatusCodes.Status400BadRequest, e);
        }
    }

    private static bool Holds(string text) => text.Contains('\0', StringComparison.Ordinal);
}
