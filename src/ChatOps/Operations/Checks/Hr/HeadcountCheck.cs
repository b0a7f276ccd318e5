using System.Globalization;
using ChatOps.Settings;
using ChatOps.Web;

namespace ChatOps.Operations.Checks.Hr;

/// <summary>The file that says how many employees there are, of whom the HR page shows a share.</summary>
internal sealed class HeadcountCheck(ChatOpsSettings settings) : ICheck
{
    public string Subject => "Headcount";

    public Task<Diagnosis> Run(Ct ct) => Task.FromResult(new Headcount(settings.Participation.HeadcountFile).Read() switch
    {
        (_, { } fault) => this.Warning($"the HR page leaves the share of employees out. {fault}"),
        ({ } known, _) => this.Ok(string.Create(CultureInfo.InvariantCulture, $"{known.Employees} employees on {known.AsOf:yyyy-MM-dd}.")),
        _ => this.NotConfigured("set Participation:HeadcountFile for the share of employees on the HR page."),
    });
}
