using CchcWarehouse.OData.Plans.Scalars;

namespace CchcWarehouse.OData.Plans.Forms;

/// <summary>How a constant of a plan follows from the values of its request, so that another request of the form gives it another value.</summary>
internal sealed class Provenance
{
    private readonly RequestForm form;
    private readonly IReadOnlyList<int> places;
    private readonly Func<IReadOnlyList<object?>, object?> follow;

    private Provenance(RequestForm form, IReadOnlyList<int> places, Func<IReadOnlyList<object?>, object?> follow) =>
        (this.form, this.places, this.follow) = (form, places, follow);

    /// <summary>The value in one place of the request.</summary>
    public static Provenance Of(RequestForm form, int place) => new(form, [place], values => values[place]);

    /// <summary>What follows from several constants; null where none of them is the request's.</summary>
    public static Provenance? Of(IReadOnlyList<Constant> constants, Func<IEnumerable<object?>, object?> follow)
    {
        var form = constants.Select(constant => constant.Provenance?.form).FirstOrDefault(form => form is not null);
        var sources = constants.Select(constant => (constant.Provenance, Fixed: constant.Unseen)).ToArray();
        return form is null ? null : new(
            form,
            [.. sources.SelectMany(source => source.Provenance?.places ?? [])],
            values => follow(sources.Select(source => source.Provenance is { } provenance ? provenance.follow(values) : source.Fixed)));
    }

    public Provenance Then(Func<object?, object?> next) => new(form, places, values => next(follow(values)));

    /// <summary>The constant's value in a request of the same form.</summary>
    public object? In(IReadOnlyList<object?> values) => follow(values);

    /// <summary>The plan depends on the value itself from here on.</summary>
    public void Tie()
    {
        foreach (var place in places)
        {
            form.Tie(place);
        }
    }
}
