using System.Xml.Linq;
using ChatOps.People;
using ChatOps.Storage;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace ChatOps.Web.SignIn;

/// <summary>ASP.NET's keys for cookies, in our database: shared by all instances.</summary>
internal sealed class ProtectionKeys(Db db, IClock clock) : IXmlRepository
{
    private static readonly SqlText Sql = new("Web/SignIn");

    // ASP.NET asks from code that cannot wait any other way, a few times in a process's life.
    public IReadOnlyCollection<XElement> GetAllElements() =>
        [.. db.Read(session => session.Query<string>(Sql["ProtectionKeys"]), Ct.None).GetAwaiter().GetResult().Select(OpenedByUs)];

    public void StoreElement(XElement element, string friendlyName) =>
        db.Write(
            session => session.Execute(
                Sql["AddProtectionKey"],
                new { Id = Ids.New(), Xml = element.ToString(SaveOptions.DisableFormatting), CreatedAt = clock.GetCurrentInstant() }),
            Ct.None).GetAwaiter().GetResult();

    /// <summary>
    /// Beside a sealed key stands the name of the type that opens it, with its namespace and version as they were when the key was made.
    /// Whichever version that was: today's opens it.
    /// </summary>
    private static XElement OpenedByUs(string xml)
    {
        var key = XElement.Parse(xml);
        var openers = key.Descendants().Attributes("decryptorType");
        foreach (var opener in openers.Where(o => o.Value.Contains(nameof(UnsealedXml), StringComparison.Ordinal)))
            opener.Value = typeof(UnsealedXml).AssemblyQualifiedName!;
        return key;
    }
}
