import type { FileInfo } from '../../protocol.ts';
import { Icon } from '../parts/Icon.tsx';
import { fileUrl } from '../wire/act.ts';

/** Files shared with a message: pictures are shown, everything else can be opened. */
export function Files({ files }: { files: readonly FileInfo[] }) {
  if (files.length === 0) return null;
  return (
    <div className="files">
      {files.map((file) =>
        file.mimetype.startsWith('image/') ? (
          <Picture key={file.id} file={file} />
        ) : (
          <Document key={file.id} file={file} />
        ),
      )}
    </div>
  );
}

function Picture({ file }: { file: FileInfo }) {
  return (
    <figure className="file-picture">
      <figcaption className="faint">{file.title === '' ? file.name : file.title}</figcaption>
      <a href={fileUrl(file.id)} target="_blank" rel="noreferrer">
        <img
          className="picture"
          src={fileUrl(file.id)}
          alt={file.altText === '' ? file.name : file.altText}
          loading="lazy"
        />
      </a>
    </figure>
  );
}

function Document({ file }: { file: FileInfo }) {
  return (
    <a className="file-card" href={fileUrl(file.id)} target="_blank" rel="noreferrer" download={file.name}>
      <span className="file-sign">
        <Icon name="file" />
      </span>
      <span>
        <strong>{file.title === '' ? file.name : file.title}</strong>
        <span className="faint">
          {kindOf(file)} · {sizeOf(file.size)}
        </span>
      </span>
    </a>
  );
}

function kindOf(file: FileInfo): string {
  const end = /\.([a-z0-9]{1,8})$/i.exec(file.name)?.[1];
  return end === undefined ? file.mimetype : end.toUpperCase();
}

function sizeOf(bytes: number): string {
  if (bytes < 1024) return `${bytes} bytes`;
  return bytes < 1024 * 1024 ? `${Math.round(bytes / 1024)} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}
