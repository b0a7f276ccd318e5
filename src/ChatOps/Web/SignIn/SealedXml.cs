using System.Text;
using System.Xml.Linq;
using ChatOps.Privacy;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;

namespace ChatOps.Web.SignIn;

/// <summary>Cookie keys under the content key: whoever has a copy of the database alone can't make a session.</summary>
internal sealed class SealedXml(SecretBox box) : IXmlEncryptor
{
    public const string Place = "protection_keys.xml";

    public EncryptedXmlInfo Encrypt(XElement plaintextElement) =>
        new(
            new XElement(
                "sealed",
                Convert.ToBase64String(box.Seal(Encoding.UTF8.GetBytes(plaintextElement.ToString(SaveOptions.DisableFormatting)), Place))),
            typeof(UnsealedXml));
}

/// <summary>ASP.NET makes it by the name that stands beside the sealed key.</summary>
internal sealed class UnsealedXml(IServiceProvider services) : IXmlDecryptor
{
    public XElement Decrypt(XElement encryptedElement) => XElement.Parse(Encoding.UTF8.GetString(
        services.GetRequiredService<SecretBox>().Open(Convert.FromBase64String(encryptedElement.Value), SealedXml.Place)));
}
