using PublicHoliday;

namespace ChatOps.Joining.Holidays;

/// <summary>
/// The countries whose public holidays PublicHoliday knows, as far as its days are right. Not offered, because days of 2026 or 2027 are
/// wrong or missing there: Australia (26 April 2027), Brazil (20 November), Canada (28 December 2027), Italy (4 October), Kazakhstan (days
/// that move), Mexico (1 October of every year), Slovakia (days that are off no more), and in Switzerland Geneva (31 December). For them,
/// as for the rest of the world, there is a link or a file.
/// </summary>
internal static class Countries
{
    public static IReadOnlyList<Country> List { get; } =
    [
        Whole<AustriaPublicHoliday>("AT"),
        Whole<BelgiumPublicHoliday>("BE"),
        new("CH", r => new SwitzerlandPublicHoliday { Canton = Of(r, SwitzerlandPublicHoliday.Cantons.OnlyOfficial) }, Regions.Swiss),
        Whole<CzechRepublicPublicHoliday>("CZ"),
        new("DE", r => new GermanPublicHoliday { State = Of(r, GermanPublicHoliday.States.ALL) }, Regions.German),
        // The first of May and Constitution Day are off by agreement, not by law; so are the eves of Christmas and the new year.
        new("DK", _ => new DenmarkPublicHoliday(false, false, false, false, false), []),
        Whole<EstoniaPublicHoliday>("EE"),
        Whole<SpainPublicHoliday>("ES"),
        new("FI", _ => new FinlandPublicHoliday(includeNonOfficialHolidays: false), []),
        new("FR", r => new FrancePublicHoliday { Region = Of(r, FrancePublicHoliday.Regions.OnlyOfficial) }, Regions.French),
        new("GB", r => new UKBankHoliday(Of(r, UKBankHoliday.UkCountries.England)), Regions.British),
        Whole<GreecePublicHoliday>("GR"),
        Whole<CroatiaPublicHoliday>("HR"),
        Whole<HungaryPublicHoliday>("HU"),
        Whole<IrelandPublicHoliday>("IE"),
        Whole<JapanPublicHoliday>("JP"),
        Whole<LithuaniaPublicHoliday>("LT"),
        Whole<LuxembourgPublicHoliday>("LU"),
        Whole<LatviaPublicHoliday>("LV"),
        Whole<MontenegroPublicHoliday>("ME"),
        // Liberation Day is off for most every five years.
        new("NL", _ => new DutchPublicHoliday(liberationDayOnlyAtLustrum: true), []),
        Whole<NorwayPublicHoliday>("NO"),
        new(
            "NZ",
            r => new NewZealandPublicHoliday { ProvincialDistrict = Of(r, NewZealandPublicHoliday.ProvincialDistricts.ALL) },
            Regions.NewZealand),
        Whole<PolandPublicHoliday>("PL"),
        new("PT", r => new PortugalPublicHoliday { Region = Of(r, PortugalPublicHoliday.Regions.OnlyOfficial) }, Regions.Portuguese),
        Whole<RomanianPublicHoliday>("RO"),
        Whole<SerbianPublicHoliday>("RS"),
        Whole<SwedenPublicHoliday>("SE"),
        Whole<SloveniaPublicHoliday>("SI"),
        Whole<TurkeyPublicHoliday>("TR"),
        Whole<USAPublicHoliday>("US"),
        Whole<SouthAfricaPublicHoliday>("ZA"),
    ];

    /// <param name="code">ISO 3166-1, two capital letters.</param>
    public static Country? Find(string code) => List.FirstOrDefault(c => c.Code == code);

    private static Country Whole<T>(string code)
        where T : IPublicHolidays, new() => new(code, _ => new T(), []);

    private static T Of<T>(string region, T whole)
        where T : struct, Enum => Enum.TryParse<T>(region, out var known) ? known : whole;
}
