namespace ChatOps.Joining.Holidays;

/// <summary>The regions that PublicHoliday tells apart: its own names, and what they are called there.</summary>
internal static class Regions
{
    /// <summary>The bank holidays of England are those of Wales, and stand for the country where no region is chosen.</summary>
    public static IReadOnlyList<Region> British { get; } =
    [
        new("NorthernIreland", "Northern Ireland"), new("Scotland", "Scotland"),
    ];

    public static IReadOnlyList<Region> French { get; } =
    [
        new("AlsaceMoselle", "Alsace et Moselle"), new("Guadeloupe", "Guadeloupe"), new("Guyane", "Guyane"), new("Reunion", "La Réunion"),
        new("Martinique", "Martinique"), new("Mayotte", "Mayotte"), new("NouvelleCaledonie", "Nouvelle-Calédonie"),
        new("PolynesieFrancaise", "Polynésie française"), new("SaintBarthelemy", "Saint-Barthélemy"), new("SaintMartin", "Saint-Martin"),
        new("WallisEtFutuna", "Wallis-et-Futuna"),
    ];

    public static IReadOnlyList<Region> German { get; } =
    [
        new("BW", "Baden-Württemberg"), new("BY", "Bayern"), new("BE", "Berlin"), new("BB", "Brandenburg"), new("HB", "Bremen"),
        new("HH", "Hamburg"), new("HE", "Hessen"), new("MV", "Mecklenburg-Vorpommern"), new("NI", "Niedersachsen"),
        new("NW", "Nordrhein-Westfalen"), new("RP", "Rheinland-Pfalz"), new("SL", "Saarland"), new("SN", "Sachsen"),
        new("ST", "Sachsen-Anhalt"), new("SH", "Schleswig-Holstein"), new("TH", "Thüringen"),
    ];

    public static IReadOnlyList<Region> NewZealand { get; } =
    [
        new("AUCKLAND", "Auckland"), new("CANTERBURY", "Canterbury"), new("CHATHAM_ISLANDS", "Chatham Islands"),
        new("HAWKES_BAY", "Hawke's Bay"), new("MARLBOROUGH", "Marlborough"), new("NELSON", "Nelson"), new("NORTHLAND", "Northland"),
        new("OTAGO", "Otago"), new("SOUTH_CANTERBURY", "South Canterbury"), new("SOUTHLAND", "Southland"), new("TARANAKI", "Taranaki"),
        new("WELLINGTON", "Wellington"), new("WESTLAND", "Westland"),
    ];

    public static IReadOnlyList<Region> Portuguese { get; } =
    [
        new("Acores", "Açores"), new("Madeira", "Madeira"),
    ];

    public static IReadOnlyList<Region> Swiss { get; } =
    [
        new("AG", "Aargau"), new("AR", "Appenzell Ausserrhoden"), new("AI", "Appenzell Innerrhoden"), new("BL", "Basel-Landschaft"),
        new("BS", "Basel-Stadt"), new("BE", "Bern"), new("FR", "Fribourg"), new("GL", "Glarus"), new("GR", "Graubünden"), new("JU", "Jura"),
        new("LU", "Luzern"), new("NE", "Neuchâtel"), new("NW", "Nidwalden"), new("OW", "Obwalden"), new("SH", "Schaffhausen"),
        new("SZ", "Schwyz"), new("SO", "Solothurn"), new("SG", "St. Gallen"), new("TG", "Thurgau"), new("TI", "Ticino"), new("UR", "Uri"),
        new("VS", "Valais"), new("VD", "Vaud"), new("ZG", "Zug"), new("ZH", "Zürich"),
    ];
}
