package io.arrgus.embedded;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.bson.BsonDecoder;
import de.bwaldvogel.mongo.wire.bson.BsonEncoder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;

/** Documents in the file as BSON. Java's serialization, which would be used otherwise, takes several times the room. */
final class BsonType extends BasicDataType<Document> {

    /** About how many times as much room a document takes in the heap. */
    private static final int HEAP_FACTOR = 4;

    @Override
    public int getMemory(Document document) {
        return HEAP_FACTOR * encoded(document).readableBytes();
    }

    @Override
    public void write(WriteBuffer out, Document document) {
        var bytes = encoded(document);
        out.putVarInt(bytes.readableBytes()).put(bytes.nioBuffer());
    }

    static ByteBuf encoded(Document document) {
        var bytes = Unpooled.buffer();
        BsonEncoder.encodeDocument(document, bytes);
        return bytes;
    }

    @Override
    public Document read(ByteBuffer in) {
        var length = DataUtils.readVarInt(in);
        var document = BsonDecoder.decodeBson(Unpooled.wrappedBuffer(in.slice(in.position(), length)));
        in.position(in.position() + length);
        return document;
    }

    @Override
    public Document[] createStorage(int size) {
        return new Document[size];
    }
}
