using System.Text.Encodings.Web;
using System.Text.Json;
using CchcWarehouse.OData.Model;
using CchcWarehouse.OData.Responses.Json;

namespace CchcWarehouse.OData.Responses.Metadata;

/// <summary>The answer at the service root: which entity sets there are.</summary>
internal static class ServiceDocument
{
    public static StaticDocument Write(WarehouseModel model, PayloadOptions options)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            if (!options.IsBare)
            {
                json.WriteString(options.Control("context"), $"{options.ServiceRoot}$metadata");
            }

            json.WriteStartArray("value");
            foreach (var entity in model.Entities)
            {
                json.WriteStartObject();
                json.WriteString("name", entity.SetName);
                json.WriteString("kind", "EntitySet");
                json.WriteString("url", entity.SetName);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return StaticDocument.Of(bytes.ToArray());
    }
}
