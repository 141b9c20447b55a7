namespace CchcWarehouse.OData.Responses.Metadata;

/// <summary>A statement of a vocabulary about an element of the model.</summary>
/// <param name="Term">With the vocabulary's alias, such as <c>Core.Description</c>.</param>
internal sealed record Annotation(string Term, AnnotationValue Value, string? Qualifier = null)
{
    public static Annotation Text(string term, string text) => new(term, new TextValue(text));

    public static Annotation Flag(string term, bool flag = true) => new(term, new FlagValue(flag));

    public static Annotation Record(string term, params (string Name, AnnotationValue Value)[] members) => new(term, new RecordValue(members));
}

internal abstract record AnnotationValue
{
    public static implicit operator AnnotationValue(string text) => new TextValue(text);

    public static implicit operator AnnotationValue(bool flag) => new FlagValue(flag);

    public static implicit operator AnnotationValue(int number) => new NumberValue(number);

    public static ListValue Texts(params IEnumerable<string> texts) => new([.. texts.Select(text => new TextValue(text))]);

    public static ListValue Properties(params IEnumerable<string> paths) => new([.. paths.Select(path => new PathValue(path, IsProperty: true))]);
}

internal sealed record TextValue(string Text) : AnnotationValue;

internal sealed record FlagValue(bool Flag) : AnnotationValue;

internal sealed record NumberValue(int Number) : AnnotationValue;

/// <summary>A value that stands in the data, or the property itself.</summary>
internal sealed record PathValue(string Path, bool IsProperty) : AnnotationValue;

/// <summary>A member of an enumeration. Old Power Query stops at it, so only clients that ask for annotations get it.</summary>
internal sealed record MemberValue(string Type, string Member) : AnnotationValue;

/// <summary>A navigation property. Only for clients that ask for annotations.</summary>
internal sealed record NavigationValue(string Path) : AnnotationValue;

internal sealed record ListValue(IReadOnlyList<AnnotationValue> Items) : AnnotationValue;

internal sealed record RecordValue(IReadOnlyList<(string Name, AnnotationValue Value)> Members) : AnnotationValue;
