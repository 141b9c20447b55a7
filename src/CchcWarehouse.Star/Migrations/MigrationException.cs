namespace CchcWarehouse.Star.Migrations;

/// <summary>The database cannot be brought to this version; the one migration that failed left nothing behind.</summary>
public sealed class MigrationException(string message, string messageEn, Exception? cause = null)
    : WarehouseException(message, messageEn, cause);

/// <param name="Applied">The files that ran now, in order; empty when the database was up to date.</param>
/// <param name="ReferenceChanges">Rows of reference data inserted or updated now, by code list.</param>
public sealed record MigrationResult(
    IReadOnlyList<string> Applied, IReadOnlyList<(string CodeList, int Changed)> ReferenceChanges);
