namespace CchcWarehouse.PostgresTests.OData.Oracle.Values;

/// <summary>A row: values, linked items and lists of them, by name. What it does not have is absent, which is not null.</summary>
internal sealed class Item
{
    private readonly Dictionary<string, object?> values;

    public Item()
        : this([])
    {
    }

    private Item(Dictionary<string, object?> values) => this.values = values;

    public object? this[string name]
    {
        get => values.GetValueOrDefault(name);
        set => values[name] = value;
    }

    public IReadOnlyDictionary<string, object?> Values => values;

    /// <summary>What the item was before values were added: two are one entity when these are one.</summary>
    public Item Origin { get; private init; } = null!;

    public Item Entity => Origin ?? this;

    public bool Has(string name) => values.ContainsKey(name);

    /// <summary>The item with one value more.</summary>
    public Item With(string name, object? value) => new(new Dictionary<string, object?>(values) { [name] = value }) { Origin = Entity };

    public IReadOnlyList<Item> Many(string name) => (IReadOnlyList<Item>?)this[name] ?? [];
}
