import type { Attachment } from 'svelte/attachments';

/** Shows one subtitle of a video, by its place, and no other, also when the browser chooses one by its own settings. */
export const captions =
  (chosen: number | null): Attachment<HTMLVideoElement> =>
  (video) => {
    const show = () => {
      for (const element of video.querySelectorAll('track')) {
        const mode = Number(element.dataset.place) === chosen ? 'showing' : 'disabled';
        if (element.track.mode !== mode) element.track.mode = mode;
      }
    };
    show();
    video.textTracks.addEventListener('change', show);
    video.textTracks.addEventListener('addtrack', show);
    return () => {
      video.textTracks.removeEventListener('change', show);
      video.textTracks.removeEventListener('addtrack', show);
    };
  };
