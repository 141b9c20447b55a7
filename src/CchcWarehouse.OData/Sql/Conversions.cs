using static CchcWarehouse.OData.Sql.SqlFragment;
using Edm = Microsoft.OData.Edm.EdmPrimitiveTypeKind;

namespace CchcWarehouse.OData.Sql;

/// <summary>Prints conversions between types: those that always succeed, and those that give null where they do not.</summary>
internal static class Conversions
{
    public static SqlFragment Widen(SqlFragment value, Edm from, Edm to) => (from, to) switch
    {
        (Edm.Date, Edm.DateTimeOffset) => Piece($"({value}::timestamp AT TIME ZONE 'UTC')"),
        (_, Edm.String) => Text(value, from),
        _ => Piece($"{value}::{SqlTypes.Name(to)}"),
    };

    public static SqlFragment Try(SqlFragment value, Edm from, Edm to) => from == Edm.String
        ? FromText(value, to)
        : FromNumber(value, from, to);

    // As payloads write the value.
    private static SqlFragment Text(SqlFragment value, Edm from) => from switch
    {
        Edm.Decimal => Piece($"trim_scale({value})::text"),
        Edm.Date => Piece($"to_char({value}, 'YYYY-MM-DD')"),
        Edm.DateTimeOffset => Piece(
            $"(to_char({value} AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS') || rtrim(rtrim(to_char({value}, '.US'), '0'), '.') || 'Z')"),
        Edm.Duration => Piece($"(CASE WHEN {value} < 0 THEN '-' ELSE '' END || 'PT' || trim_scale(abs({value}))::text || 'S')"),
        _ => Piece($"{value}::text"),
    };

    private static SqlFragment FromNumber(SqlFragment value, Edm from, Edm to)
    {
        var whole = from is Edm.Decimal or Edm.Double or Edm.Single ? Piece($"round({value}::numeric)") : value;
        var finite = from is Edm.Double or Edm.Single or Edm.Decimal ? Piece($"{value} > '-Infinity' AND {value} < 'Infinity'") : Piece($"TRUE");
        return to switch
        {
            Edm.Decimal => Piece($"(CASE WHEN {finite} THEN {value}::numeric END)"),
            Edm.Single => Piece($"(CASE WHEN abs({value}) <= 3.4028235e38 THEN {value}::float4 END)"),
            Edm.Double => Piece($"(CASE WHEN {finite} THEN {value}::float8 END)"),
            _ => Piece($"(CASE WHEN {finite} THEN CASE WHEN {whole} BETWEEN {Least(to)} AND {Most(to)} THEN {whole}::{SqlTypes.Name(to)} END END)"),
        };
    }

    private static SqlFragment FromText(SqlFragment text, Edm to) => to switch
    {
        Edm.Boolean => Piece($"(CASE {text} WHEN 'true' THEN TRUE WHEN 'false' THEN FALSE END)"),
        Edm.Decimal => Piece($"(CASE WHEN {text} ~ '^[-+]?[0-9]{{1,100}}(\\.[0-9]{{1,100}})?([eE][-+]?[0-9]{{1,2}})?$' THEN {text}::numeric END)"),
        Edm.Double or Edm.Single => Piece(
            $"(CASE WHEN {text} = 'INF' THEN 'Infinity' WHEN {text} = '-INF' THEN '-Infinity' WHEN {text} = 'NaN' THEN 'NaN' WHEN {text} ~ '^[-+]?[0-9]{{1,15}}(\\.[0-9]{{1,15}})?([eE][-+]?[0-9])?$' THEN {text} END)::{SqlTypes.Name(to)}"),
        Edm.Date => Piece($"(CASE WHEN {IsDate(text)} THEN {text}::date END)"),
        Edm.DateTimeOffset => Piece(
            $"(CASE WHEN {text} ~ '^[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}T([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9](\\.[0-9]{{1,12}})?)?(Z|[-+](0[0-9]|1[0-4]):[0-5][0-9])?$' THEN CASE WHEN {IsDate(Piece($"left({text}, 10)"))} THEN ({text} || CASE WHEN {text} ~ 'T.*[-+Z]' THEN '' ELSE 'Z' END)::timestamptz END END)"),
        Edm.TimeOfDay => Piece($"(CASE WHEN {text} ~ '^([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9](\\.[0-9]{{1,12}})?)?$' THEN {text}::time END)"),
        Edm.Duration => Piece(
            $"(CASE WHEN {text} ~ '^-?P([0-9]{{1,6}}D)?(T([0-9]{{1,6}}H)?([0-9]{{1,6}}M)?([0-9]{{1,6}}(\\.[0-9]{{1,6}})?S)?)?$' AND {text} !~ '[PT]$' THEN extract(epoch FROM ltrim({text}, '-')::interval) * CASE WHEN {text} LIKE '-%' THEN -1 ELSE 1 END END)"),
        Edm.Guid => Piece($"(CASE WHEN {text} ~ '^[0-9a-fA-F]{{8}}(-[0-9a-fA-F]{{4}}){{3}}-[0-9a-fA-F]{{12}}$' THEN {text}::uuid END)"),
        _ => Piece(
            $"(CASE WHEN {text} ~ '^[-+]?[0-9]{{1,255}}$' THEN CASE WHEN {text}::numeric BETWEEN {Least(to)} AND {Most(to)} THEN {text}::{SqlTypes.Name(to)} END END)"),
    };

    // A day that the calendar has.
    private static SqlFragment IsDate(SqlFragment text) => Piece(
        $"CASE WHEN {text} ~ '^[0-9]{{4}}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$' AND {text} !~ '^0000' THEN right({text}, 2)::int4 <= extract(day FROM (left({text}, 7) || '-01')::date + interval '1 month - 1 day') ELSE FALSE END");

    private static SqlFragment Least(Edm type) => type switch
    {
        Edm.Byte => Piece($"0"),
        Edm.SByte => Piece($"-128"),
        Edm.Int16 => Piece($"-32768"),
        Edm.Int32 => Piece($"-2147483648"),
        _ => Piece($"-9223372036854775808"),
    };

    private static SqlFragment Most(Edm type) => type switch
    {
        Edm.Byte => Piece($"255"),
        Edm.SByte => Piece($"127"),
        Edm.Int16 => Piece($"32767"),
        Edm.Int32 => Piece($"2147483647"),
        _ => Piece($"9223372036854775807"),
    };
}
