using System.Reflection;
using System.Text;

namespace CchcWarehouse.Star.Schema;

/// <summary>A table or view of the star and the type that a row of it is.</summary>
public sealed class StarTable
{
    private readonly Dictionary<string, StarColumn> columns;
    private readonly List<StarReference> references = [];

    private StarTable(Type type, string name, bool isView, string[] key)
    {
        (Type, Name, IsView, Key) = (type, name, isView, key);
        columns = type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => StarColumn.IsValue(property.PropertyType))
            .OrderBy(property => key.Contains(property.Name) ? Array.IndexOf(key, property.Name) : key.Length)
            .ThenBy(property => property.Name, StringComparer.Ordinal)
            .ToDictionary(property => property.Name, property => new StarColumn(property, SnakeCase(property.Name)));
    }

    public Type Type { get; }

    public string Name { get; }

    public bool IsView { get; }

    /// <summary>Names of the properties of the primary key, in order; none: the rows of a view without one.</summary>
    public IReadOnlyList<string> Key { get; }

    /// <summary>Those of the key first, then by name.</summary>
    public IReadOnlyCollection<StarColumn> Columns => columns.Values;

    public IReadOnlyList<StarReference> References => references;

    /// <summary>Rows of another table that belong to a row of this one: the property that holds them, their type, and their reference.</summary>
    public (string Property, Type Type, string By)? Parts { get; private set; }

    public MeaningAttribute? Meaning => Type.GetCustomAttribute<MeaningAttribute>();

    internal static StarTable Of<T>(string name, params string[] key) => new(typeof(T), name, isView: false, key);

    internal static StarTable View<T>(string name, params string[] key) => new(typeof(T), name, isView: true, key);

    /// <summary>The column has not the property's name in small letters.</summary>
    internal StarTable Named(string property, string column) => With(property, c => c with { Name = column });

    internal StarTable Exact(int precision, int scale, params string[] properties) =>
        properties.Aggregate(this, (table, property) => table.With(property, c => c with { Precision = (precision, scale) }));

    internal StarTable Json(params string[] properties) =>
        properties.Aggregate(this, (table, property) => table.With(property, c => c with { StoreType = "jsonb" }));

    /// <summary>The database gives the value.</summary>
    internal StarTable Computed(string property) => With(property, c => c with { IsComputed = true });

    /// <summary>The key is not counted by the database.</summary>
    internal StarTable KeyGiven() => With(Key[0], c => c with { IsGiven = true });

    /// <param name="by">The property that holds the key of <typeparamref name="T"/>.</param>
    /// <param name="navigation">The property that holds the row itself; null: there is none.</param>
    internal StarTable RefersTo<T>(string by, string? navigation = null)
    {
        references.Add(new StarReference(typeof(T), by, navigation, !columns[by].IsNullable));
        return this;
    }

    internal StarTable Has<T>(string parts, string by)
    {
        Parts = (parts, typeof(T), by);
        return this;
    }

    private StarTable With(string property, Func<StarColumn, StarColumn> change)
    {
        columns[property] = change(columns[property]);
        return this;
    }

    private static string SnakeCase(string name)
    {
        var snake = new StringBuilder(name.Length + 8);
        foreach (var letter in name)
        {
            if (char.IsUpper(letter) && snake.Length > 0)
            {
                snake.Append('_');
            }

            snake.Append(char.ToLowerInvariant(letter));
        }

        return snake.ToString();
    }
}

/// <param name="Target">The type whose row is meant, by its one key.</param>
/// <param name="By">The property that holds the key.</param>
/// <param name="Navigation">The property that holds the row; null: there is none.</param>
/// <param name="IsRequired">No row is without it.</param>
public sealed record StarReference(Type Target, string By, string? Navigation, bool IsRequired);
